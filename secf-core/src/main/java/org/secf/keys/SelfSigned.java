package org.secf.keys;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.secf.der.Der;
import org.secf.der.DerWriter;

/**
 * A certificate (RFC 5280) by which a key pair speaks for itself. Key stores and SAML metadata want one as the container of a public key; nobody else
 * vouches for it. Written here because the JDK makes none and this module uses nothing else.
 *
 * @param kind of the key pair
 * @param lifetime from now
 * @param random for the serial number
 * @param token where the private key lives in a token
 */
public record SelfSigned(KeyKind kind, Duration lifetime, SecureRandom random, Optional<Provider> token) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int INTEGER = 0x02;
    private static final int VERSION = 0xA0;
    private static final byte[] V3 = {2};
    private static final byte[] NO_UNUSED_BITS = {0};
    private static final int SERIAL_BITS = 120;

    /** The content of AlgorithmIdentifier (RFC 4055 §5, RFC 5758 §3.2, RFC 8410 §3). */
    private static final Map<String, String> ALGORITHMS = Map.of(
            "SHA256withRSA", "06092a864886f70d01010b0500",
            "SHA256withECDSA", "06082a8648ce3d040302",
            "SHA384withECDSA", "06082a8648ce3d040303",
            "Ed25519", "06032b6570");

    /** Makes a key pair and its certificate. */
    public OwnKey generate(X500Principal name, Instant now) throws GeneralSecurityException {
        KeyPair pair = kind.generate(random, token);
        X509Certificate certificate = certificate(pair, name, now);
        return new OwnKey(pair.getPrivate(), java.util.List.of(certificate), token);
    }

    private X509Certificate certificate(KeyPair pair, X500Principal name, Instant now) throws GeneralSecurityException {
        byte[] algorithm =
                DerWriter.element(Der.SEQUENCE, HexFormat.of().parseHex(ALGORITHMS.getOrDefault(kind.signature(), "")));
        byte[] toBeSigned = DerWriter.element(
                Der.SEQUENCE,
                DerWriter.element(VERSION, DerWriter.element(INTEGER, V3)),
                DerWriter.element(INTEGER, serial()),
                algorithm,
                name.getEncoded(),
                DerWriter.element(Der.SEQUENCE, time(now), time(now.plus(lifetime))),
                name.getEncoded(),
                pair.getPublic().getEncoded());
        byte[] whole = DerWriter.element(
                Der.SEQUENCE,
                toBeSigned,
                algorithm,
                DerWriter.element(Der.BIT_STRING, NO_UNUSED_BITS, signature(pair, toBeSigned)));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private byte[] signature(KeyPair pair, byte[] content) throws GeneralSecurityException {
        Signature signature = token.isPresent()
                ? Signature.getInstance(kind.signature(), token.get())
                : Signature.getInstance(kind.signature());
        signature.initSign(pair.getPrivate());
        signature.update(content);
        return signature.sign();
    }

    /** Positive, and of no more than 20 octets (RFC 5280 §4.1.2.2). */
    private byte[] serial() {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS).toByteArray();
    }

    /** UTCTime before the year 2050, GeneralizedTime after (RFC 5280 §4.1.2.5). */
    private static byte[] time(Instant time) {
        String text = TIME.format(time);
        boolean isShort = text.compareTo("2050") < 0;
        return DerWriter.element(
                isShort ? 0x17 : Der.GENERALIZED_TIME,
                (isShort ? text.substring(2) : text).getBytes(StandardCharsets.US_ASCII));
    }
}

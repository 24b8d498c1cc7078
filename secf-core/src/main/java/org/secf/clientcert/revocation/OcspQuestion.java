package org.secf.clientcert.revocation;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.secf.der.Der;
import org.secf.der.DerWriter;
import org.secf.der.MalformedDer;

/** The question about one certificate (RFC 6960 §4.1.1). */
final class OcspQuestion {

    static final String NONCE = "1.3.6.1.5.5.7.48.1.2";

    private static final int INTEGER = 0x02;
    private static final int EXTENSIONS = 0xA2;
    private static final byte[] NONCE_OID = HexFormat.of().parseHex("06092b0601050507300102");

    /**
     * SHA-1 with its NULL. Every responder must know it (RFC 5019 §2.1.1), and the platform compares answers by it alone. Nothing rests on it: it names a
     * certificate whose path is validated already.
     */
    private static final byte[] SHA1 = HexFormat.of().parseHex("300906052b0e03021a0500");

    private final byte[] id;
    private final byte[] nonce;

    /**
     * A question.
     *
     * @param id names the certificate to the responder, see {@link #id}
     * @param nonce to be repeated in an answer made for this question
     */
    OcspQuestion(byte[] id, byte[] nonce) {
        this.id = id.clone();
        this.nonce = nonce.clone();
    }

    /** Names the certificate by its issuer's name and key and its serial number. */
    static byte[] id(Issued issued) throws GeneralSecurityException, MalformedDer {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        byte[] name = sha1.digest(issued.issuer().getSubjectX500Principal().getEncoded());
        byte[] bits = Der.parse(issued.issuer().getPublicKey().getEncoded())
                .child(1)
                .as(Der.BIT_STRING)
                .content();
        // The first octet counts unused bits and is none of the key's.
        byte[] key = sha1.digest(Arrays.copyOfRange(bits, 1, bits.length));
        BigInteger serial = issued.certificate().getSerialNumber();
        return DerWriter.element(
                Der.SEQUENCE,
                SHA1,
                DerWriter.element(Der.OCTET_STRING, name),
                DerWriter.element(Der.OCTET_STRING, key),
                DerWriter.element(INTEGER, serial.toByteArray()));
    }

    /** The request in DER. */
    byte[] encoded() {
        byte[] request = DerWriter.element(Der.SEQUENCE, id);
        byte[] extension =
                DerWriter.element(Der.SEQUENCE, NONCE_OID, DerWriter.element(Der.OCTET_STRING, nonceValue()));
        byte[] extensions = DerWriter.element(EXTENSIONS, DerWriter.element(Der.SEQUENCE, extension));
        return DerWriter.element(
                Der.SEQUENCE, DerWriter.element(Der.SEQUENCE, DerWriter.element(Der.SEQUENCE, request), extensions));
    }

    /** The nonce as an answer repeats it. */
    byte[] nonceValue() {
        return DerWriter.element(Der.OCTET_STRING, nonce);
    }

    /** Whether another name of a certificate says the same; a NULL may be missing from the algorithm. */
    boolean isAbout(Der other) throws MalformedDer {
        List<Der> ours = Der.parse(id).children();
        List<Der> theirs = other.as(Der.SEQUENCE).children();
        return theirs.size() == ours.size()
                && theirs.get(0).child(0).oid().equals(ours.get(0).child(0).oid())
                && theirs.get(1).hex().equals(ours.get(1).hex())
                && theirs.get(2).hex().equals(ours.get(2).hex())
                && theirs.get(3).hex().equals(ours.get(3).hex());
    }
}

package org.secf.keys;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secf.settings.ConfigurationException;

/** PEM text (RFC 7468): {@code PRIVATE KEY} (PKCS#8) and {@code CERTIFICATE}. */
public final class PemFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private static final List<String> TYPES = List.of("RSA", "EC", "Ed25519");

    private PemFile() {}

    /**
     * The private key in a PEM text.
     *
     * @throws GeneralSecurityException when there is not exactly one PKCS#8 key of type RSA, EC or Ed25519; the text never quotes the key
     */
    public static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        Matcher matcher = BLOCK.matcher(pem);
        while (matcher.find()) {
            if (matcher.group(1).equals("PRIVATE KEY")) {
                byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
                try {
                    return privateKey(new PKCS8EncodedKeySpec(der));
                } finally {
                    Arrays.fill(der, (byte) 0);
                }
            }
        }
        throw new GeneralSecurityException(
                "expected a block BEGIN PRIVATE KEY (PKCS#8, not encrypted); convert with: openssl pkcs8 -topk8 -nocrypt");
    }

    private static PrivateKey privateKey(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        for (String type : TYPES) {
            try {
                return KeyFactory.getInstance(type).generatePrivate(spec);
            } catch (InvalidKeySpecException anotherType) {
                // The next one is tried.
            }
        }
        throw new InvalidKeySpecException("expected a key of type " + String.join(", ", TYPES));
    }

    /**
     * The key pair in a file of {@code file:/path}: its private key and the certificates of it.
     *
     * @param setting the setting's name, for errors
     * @throws ConfigurationException when others may read the file, or it holds no such pair
     */
    public static OwnKey ownKey(String setting, String location) {
        byte[] pem = SecretFile.read(setting, location);
        try {
            String text = text(pem);
            OwnKey key = new OwnKey(privateKey(text), certificates(text));
            if (!KeyPairProof.holds(key)) {
                throw new GeneralSecurityException("the private key is not that of the first certificate");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException("%s: cannot use %s: %s".formatted(setting, location, e.getMessage()), e);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    /**
     * Every certificate in a PEM text, at least one.
     *
     * @throws GeneralSecurityException when there is none or one cannot be read
     */
    public static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(pem);
        while (matcher.find()) {
            if (matcher.group(1).equals("CERTIFICATE")) {
                byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        }
        if (found.isEmpty()) {
            throw new GeneralSecurityException("expected a block BEGIN CERTIFICATE");
        }
        return found;
    }

    /** PEM text from a file's octets. */
    public static String text(byte[] octets) {
        return new String(octets, StandardCharsets.US_ASCII);
    }
}

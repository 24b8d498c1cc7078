package org.secf.testkit.idp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys for development. Apart from {@link KeyFiles}, since the library for certificates is not in the server. */
public final class DevelopmentKeys {

    private static final int BITS = 2048;
    private static final Duration LIFETIME = Duration.ofDays(30);

    private DevelopmentKeys() {}

    /**
     * Makes an RSA key of 2048 bits; files of that name are replaced.
     *
     * @param name begins the file names and is the subject of the certificate
     */
    public static KeyFiles create(Path directory, String name, SecureRandom random, Clock clock)
            throws IOException, GeneralSecurityException {
        Credential made = credential(name, random, clock);
        KeyFiles files = KeyFiles.in(directory, name);
        PrivateFile.write(files.key(), pem("PRIVATE KEY", made.key().getEncoded()));
        PrivateFile.write(
                files.certificate(), pem("CERTIFICATE", made.certificate().getEncoded()));
        return files;
    }

    static Credential credential(String name, SecureRandom random, Clock clock) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS, random);
        KeyPair pair = generator.generateKeyPair();
        return new Credential(pair.getPrivate(), certificate(pair, name, new BigInteger(120, random), clock.instant()));
    }

    private static X509Certificate certificate(KeyPair pair, String name, BigInteger serial, Instant now)
            throws GeneralSecurityException {
        X500Name subject = new X500Name("CN=" + name + ",O=SEC_CF development - NOT FOR PRODUCTION");
        try {
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
            byte[] der = new JcaX509v3CertificateBuilder(
                            subject,
                            serial,
                            Date.from(now.minus(Duration.ofMinutes(5))),
                            Date.from(now.plus(LIFETIME)),
                            subject,
                            pair.getPublic())
                    .build(signer)
                    .getEncoded();
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (OperatorCreationException | IOException e) {
            throw new GeneralSecurityException("cannot sign the certificate", e);
        }
    }

    private static String pem(String type, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }
}

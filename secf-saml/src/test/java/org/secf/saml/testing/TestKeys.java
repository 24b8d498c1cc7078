package org.secf.saml.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.secf.saml.model.Credential;

/** Key pairs made anew, in certificates that expired long ago: SAML must not care. */
public final class TestKeys {

    public static final Credential OURS = rsa(2048);
    public static final Credential IDP = rsa(2048);
    public static final Credential OTHER = rsa(2048);
    public static final Credential EC = ec();

    private TestKeys() {}

    public static Credential rsa(int bits) {
        return make("RSA", bits, "SHA256withRSA");
    }

    public static Credential ec() {
        return make("EC", 256, "SHA256withECDSA");
    }

    private static Credential make(String type, int bits, String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=test");
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Instant.parse("2001-01-01T00:00:00Z")),
                    Date.from(Instant.parse("2002-01-01T00:00:00Z")),
                    name,
                    pair.getPublic());
            return new Credential(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}

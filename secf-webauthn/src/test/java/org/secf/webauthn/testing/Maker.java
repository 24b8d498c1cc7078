package org.secf.webauthn.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.TestKeys;

/** Who makes authenticators, and vouches for them by a certificate (WebAuthn-3 §8.2). */
public final class Maker {

    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2120-01-01T00:00:00Z");

    private final Authority root;
    private final KeyPair keys = TestKeys.ec();
    private final X509Certificate certificate;

    public Maker(String name) {
        root = Authority.root("CN=" + name + " root", draft -> draft.valid(BEGIN, END));
        certificate = root.bare(
                "C=DE,O=" + name + ",OU=Authenticator Attestation,CN=" + name + " model",
                draft -> draft.keys(keys)
                        .valid(BEGIN, END)
                        .with(Extension.basicConstraints, true, new BasicConstraints(false)));
    }

    /** Whom to trust. */
    public X509Certificate root() {
        return root.certificate();
    }

    Map<Object, Object> statement(byte[] authenticatorData, byte[] clientDataHash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(authenticatorData);
            signature.update(clientDataHash);
            Map<Object, Object> statement = new LinkedHashMap<>();
            statement.put("alg", -7);
            statement.put("sig", signature.sign());
            statement.put("x5c", List.of(certificate.getEncoded()));
            return statement;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

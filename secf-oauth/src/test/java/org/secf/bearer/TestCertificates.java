package org.secf.bearer;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.secf.keys.KeyKind;
import org.secf.keys.SelfSigned;
import org.secf.oauth.testing.TestIssuer;

/** Certificates of clients; nobody need vouch for them, since tokens are bound to them as they are. */
final class TestCertificates {

    private TestCertificates() {}

    static X509Certificate of(String name) {
        try {
            return new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=" + name), TestIssuer.NOW)
                    .certificate();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

package org.secf.cli;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;

/** Keys and certificates as PEM. */
final class PemText {

    private PemText() {}

    /** A key pair that is valid for a day. */
    static OwnKey pair(KeyKind kind, Instant from) {
        try {
            return new SelfSigned(kind, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=elsewhere"), from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    static String of(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String block(String type, byte[] octets) {
        return "-----BEGIN %s-----%n%s%n-----END %1$s-----%n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(octets));
    }
}

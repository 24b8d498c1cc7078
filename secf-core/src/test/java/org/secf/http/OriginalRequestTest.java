package org.secf.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;

/** What a question tells of the proxy is nothing of the original request. */
class OriginalRequestTest {

    private static Request question() {
        return (Request) Proxy.newProxyInstance(
                Request.class.getClassLoader(),
                new Class<?>[] {Request.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "clientCertificates" -> List.of(certificate());
                    case "cipherSuite" -> Optional.of("TLS_AES_128_GCM_SHA256");
                    case "isFromThisMachine" -> true;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static X509Certificate certificate() {
        try {
            OwnKey key = new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=gateway"), Instant.now());
            return key.certificate();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void hasNeitherTheProxysHandshakeNorItsPlace() {
        Request original = new OriginalRequest(question(), "GET", "/orders");

        assertThat(original.clientCertificates()).isEmpty();
        assertThat(original.cipherSuite()).isEmpty();
        assertThat(original.isFromThisMachine()).isFalse();
    }
}

package org.secf.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.TestKeys;
import org.secf.tls.testing.Identity;

class TlsPolicyTest {

    private static TlsPolicy speaking(List<String> versions, List<String> suites) {
        return new TlsPolicy(versions, suites, Optional.empty(), List.of(), Optional.empty());
    }

    /** RFC 9325 §3.1.1. */
    @Nested
    class Versions {

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.1", "TLSv1", "SSLv3", "SSLv2Hello", "tlsv1.3", ""})
        void belowOnePointTwoAreRefused(String version) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> speaking(List.of("TLSv1.3", version), TlsPolicy.SUITES))
                    .withMessageContaining("versions")
                    .withMessageContaining(version);
        }

        @Test
        void mustBeSome() {
            assertThatIllegalArgumentException().isThrownBy(() -> speaking(List.of(), TlsPolicy.SUITES));
        }

        @Test
        void needASuiteEach() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> speaking(TlsPolicy.VERSIONS, List.of("TLS_AES_128_GCM_SHA256")))
                    .withMessage("suites: none is for TLSv1.2");
        }

        @Test
        void bringTheirSuites() {
            assertThat(TlsPolicy.platform().speaking(List.of("TLSv1.3")).suites())
                    .containsExactly(
                            "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256");
        }
    }

    /** RFC 9325 §4.2. */
    @Nested
    class Suites {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "TLS_RSA_WITH_AES_128_CBC_SHA",
                    "TLS_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
                    "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
                    "TLS_SHA256_SHA256"
                })
        void withoutForwardSecrecyOrAuthenticatedEncryptionAreRefused(String suite) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> speaking(
                            TlsPolicy.VERSIONS,
                            List.of("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", suite)))
                    .withMessageContaining("suites")
                    .withMessageContaining(suite);
        }
    }

    @Nested
    class TrustAnchors {

        @Test
        void mustBeSomeWhereTheyAreGiven() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TlsPolicy.platform().trusting(List.of()))
                    .withMessageContaining("no server could be believed");
        }

        @Test
        void mustBeAuthorities() {
            Authority root = Identity.authority("CN=Root");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TlsPolicy.platform()
                            .trusting(List.of(Identity.server(root).certificate())))
                    .withMessageContaining("CN=localhost is not a certificate authority");
            Authority signsNothing =
                    Authority.root("CN=Root", draft -> Identity.today(draft).usage(KeyUsage.digitalSignature));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TlsPolicy.platform().trusting(List.of(signsNothing.certificate())))
                    .withMessageContaining("is not a certificate authority");
        }

        @Test
        void needStrongKeys() {
            Authority weak = Authority.root("CN=Weak", TestKeys.rsa(1024), Identity::today);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TlsPolicy.platform().trusting(List.of(weak.certificate())))
                    .withMessageContaining("CN=Weak has a weak key");
        }
    }

    @Test
    void printsNoKeys() {
        Identity own = Identity.client(Identity.authority("CN=Root"), "alice");
        List<KeyManager> keys = own.managers();

        assertThat(TlsPolicy.platform().presenting(keys)).asString().doesNotContain("KeyManager");
    }

    @Nested
    class Limits {

        @Test
        void areBounds() {
            Duration second = Duration.ofSeconds(1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new OutboundLimits(Duration.ZERO, second, 1))
                    .withMessageContaining("connect-timeout");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new OutboundLimits(second, Duration.ofHours(1), 1))
                    .withMessageContaining("read-timeout");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new OutboundLimits(second, second, 0))
                    .withMessageContaining("max-bytes");
        }
    }
}

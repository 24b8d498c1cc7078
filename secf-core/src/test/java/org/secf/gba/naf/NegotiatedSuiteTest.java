package org.secf.gba.naf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.gba.CipherSuite;
import org.secf.http.IpAddress;
import org.secf.http.MemoryRequest;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.TrustedProxies;
import org.secf.message.Facts;
import org.secf.message.Integrity;

/** TS 33.220 Annex H.3. */
class NegotiatedSuiteTest {

    private static final String FIELD = "X-TLS-Cipher";
    private static final String SUITE = "TLS_AES_128_GCM_SHA256";
    private static final String OF_THE_HOP = "TLS_AES_256_GCM_SHA384";
    private static final String ADDRESS = "192.0.2.7";
    private static final CipherSuite TOLD = new CipherSuite(0x1301);

    private final NegotiatedSuite direct = new NegotiatedSuite(new TrustedProxies(Set.of(), Set.of()), FIELD);
    private final NegotiatedSuite signed =
            new NegotiatedSuite(new TrustedProxies(Set.of("CN=gateway"), Set.of()), FIELD);
    private final NegotiatedSuite listed =
            new NegotiatedSuite(new TrustedProxies(Set.of(), Set.of(IpAddress.parse(ADDRESS))), FIELD);

    /** What came, by a connection whose cipher suite is {@link #OF_THE_HOP}. */
    private record Came(Request request, Facts facts) implements Exchange {

        static Came with(String... suites) {
            return from(ADDRESS, suites);
        }

        static Came from(String address, String... suites) {
            MemoryRequest request = MemoryRequest.get("/who").header(FIELD, suites);
            return new Came(
                    (Request) Proxy.newProxyInstance(
                            Request.class.getClassLoader(),
                            new Class<?>[] {Request.class},
                            (proxy, method, arguments) -> switch (method.getName()) {
                                case "senderAddress" -> Optional.of(address);
                                case "cipherSuite" -> Optional.of(OF_THE_HOP);
                                default -> method.invoke(request, arguments);
                            }),
                    Facts.NONE);
        }

        Came signedBy(String owner, String... components) {
            Set<String> covered = Set.copyOf(Stream.concat(Stream.of("@method", "@path"), Stream.of(components))
                    .toList());
            return new Came(
                    request,
                    Facts.of(new Integrity(
                            "http-signature",
                            covered,
                            true,
                            new Integrity.Signer(Optional.empty(), Optional.empty(), Optional.of(owner)),
                            Optional.empty())));
        }

        @Override
        public boolean isProtected() {
            return true;
        }

        @Override
        public Optional<Caller> established() {
            return Optional.empty();
        }
    }

    @Nested
    class WithoutProxies {

        @Test
        void isAsTheContainerTells() {
            assertThat(value(direct.of(Came.with(SUITE)))).isEqualTo(new CipherSuite(0x1302));
        }
    }

    @Nested
    class ByAProxyThatSigns {

        @ParameterizedTest
        @CsvSource({
            "TLS_AES_128_GCM_SHA256, 1301",
            "' TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 ', C02F",
            "ECDHE-RSA-AES128-GCM-SHA256, C02F",
            "ECDHE-ECDSA-AES256-GCM-SHA384, C02C",
            "ECDHE-RSA-CHACHA20-POLY1305, CCA8",
            "DHE-RSA-AES256-GCM-SHA384, 009F"
        })
        void isAsItTells(String name, String code) {
            assertThat(value(signed.of(Came.with(name).signedBy("CN=gateway", "x-tls-cipher"))))
                    .isEqualTo(new CipherSuite(Integer.parseInt(code, 16)));
        }

        @Test
        void isNothingThatASignatureOfSomebodyElseCovers() {
            assertRefused(signed.of(Came.with(SUITE).signedBy("CN=alice", "x-tls-cipher")), GbaReason.NOT_BY_PROXY);
        }

        @Test
        void isNothingThatItsSignatureLeavesOut() {
            assertRefused(signed.of(Came.with(SUITE).signedBy("CN=gateway", "authorization")), GbaReason.NOT_BY_PROXY);
        }

        @Test
        void isNothingThatNobodySigned() {
            assertRefused(signed.of(Came.with(SUITE)), GbaReason.NOT_BY_PROXY);
        }

        @Test
        void isNotThatOfTheConnectionWithTheProxy() {
            assertRefused(signed.of(Came.with().signedBy("CN=gateway")), GbaReason.UNKNOWN_CIPHER_SUITE);
        }

        @Test
        void isOneThatIsTold() {
            assertRefused(
                    signed.of(Came.with(SUITE, SUITE).signedBy("CN=gateway", "x-tls-cipher")),
                    GbaReason.UNKNOWN_CIPHER_SUITE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "TLS_NULL_WITH_NULL_NULL", "1301", "TLS_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256"})
        void isOneThatIsKnown(String name) {
            assertRefused(
                    signed.of(Came.with(name).signedBy("CN=gateway", "x-tls-cipher")), GbaReason.UNKNOWN_CIPHER_SUITE);
        }
    }

    @Nested
    class ByAProxyWithAnAddress {

        @Test
        void isAsItTells() {
            assertThat(value(listed.of(Came.with(SUITE)))).isEqualTo(TOLD);
        }

        @ParameterizedTest
        @ValueSource(strings = {"192.0.2.8", "127.0.0.1", "localhost"})
        void isNothingFromElsewhere(String address) {
            assertRefused(listed.of(Came.from(address, SUITE)), GbaReason.NOT_BY_PROXY);
        }
    }
}

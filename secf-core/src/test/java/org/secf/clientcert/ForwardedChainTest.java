package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.http.MemoryRequest;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Reason;

/** What a proxy that ends TLS tells of its client's certificate (RFC 9440), and who cannot tell it. */
class ForwardedChainTest {

    private static final String PROXY = "192.0.2.7";
    private static final String FIELD = "Client-Cert";
    private static final String CHAIN = "Client-Cert-Chain";

    private final Authority root = Authority.root("CN=Root,O=Example");
    private final Authority issuing = root.authority("CN=Issuing,O=Example");
    private final X509Certificate alice = issuing.client("alice");
    private Deployment deployment;

    record Told(Request request, Facts facts) implements Exchange {
        @Override
        public boolean isProtected() {
            return true;
        }

        @Override
        public Optional<Caller> established() {
            return Optional.empty();
        }
    }

    @BeforeEach
    void deploy(@TempDir Path folder) {
        deployment = new Deployment(folder, root);
    }

    private static String octets(X509Certificate certificate) {
        try {
            return ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private MemoryRequest told() {
        return MemoryRequest.get("/who")
                .insecure()
                .header(FIELD, octets(alice))
                .header(CHAIN, octets(issuing.certificate()));
    }

    private static Request from(String address, Request request) {
        return (Request) Proxy.newProxyInstance(
                Request.class.getClassLoader(),
                new Class<?>[] {Request.class},
                (proxy, method, args) ->
                        method.getName().equals("senderAddress") ? Optional.of(address) : method.invoke(request, args));
    }

    private static Facts signed(String owner, String... components) {
        return Facts.of(new Integrity(
                "http-signature",
                Set.of(components),
                true,
                new Integrity.Signer(Optional.empty(), Optional.empty(), Optional.of(owner)),
                Optional.empty()));
    }

    private Outcome ask(Request request, Facts facts) {
        return deployment.start().authenticate(new Told(request, facts));
    }

    private Reason refusal(Request request, Facts facts) {
        return Deployment.refusal(ask(request, facts));
    }

    private static String caller(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Established.class);
        return ((Outcome.Established) outcome).caller().getName();
    }

    @Nested
    class ByAddress {

        @BeforeEach
        void listed() {
            deployment.with("proxy-addresses", PROXY, "2001:db8::7");
        }

        @ParameterizedTest
        @ValueSource(strings = {PROXY, "2001:db8::7", "2001:db8:0:0:0:0:0:7"})
        void aListedProxyTellsTheCaller(String address) {
            assertThat(caller(ask(from(address, told()), Facts.NONE))).isEqualTo("alice");
        }

        @ParameterizedTest
        @ValueSource(strings = {"192.0.2.8", "127.0.0.1", "localhost", "", "2001:db8::8"})
        void nobodyElseDoes(String address) {
            assertThat(refusal(from(address, told()), Facts.NONE)).isEqualTo(ClientCertReason.NOT_BY_PROXY);
        }

        @Test
        void nobodyDoesWhoseAddressIsNotKnown() {
            assertThat(refusal(told(), Facts.NONE)).isEqualTo(ClientCertReason.NOT_BY_PROXY);
        }

        @Test
        void theProxysOwnCertificateIsNobodys() {
            MemoryRequest request = MemoryRequest.get("/who").clientCertificates(List.of(alice, issuing.certificate()));

            assertThat(deployment.start().isPresented(request)).isFalse();
            assertThat(ask(from(PROXY, request), Facts.NONE)).isEqualTo(Outcome.abstained());
        }

        @Test
        void whatItTellsIsValidatedAsAnyChain() {
            MemoryRequest stranger =
                    told().header(FIELD, octets(Authority.root("CN=Stranger").client("alice")));

            assertThat(refusal(from(PROXY, stranger), Facts.NONE)).isEqualTo(ClientCertReason.CHAIN_OUT_OF_ORDER);
            assertThat(deployment.with("max-chain-length", "1"))
                    .satisfies(shorter -> assertThat(refusal(from(PROXY, told()), Facts.NONE))
                            .isEqualTo(ClientCertReason.CHAIN_TOO_LONG));
        }
    }

    @Nested
    class BySignature {

        @BeforeEach
        void listed() {
            deployment.with("proxies", "gateway");
        }

        @Test
        void aListedProxyTellsTheCaller() {
            assertThat(caller(ask(told(), signed("gateway", "client-cert", "client-cert-chain"))))
                    .isEqualTo("alice");
        }

        @Test
        void anotherSignerDoesNot() {
            assertThat(refusal(told(), signed("alice", "client-cert", "client-cert-chain")))
                    .isEqualTo(ClientCertReason.NOT_BY_PROXY);
        }

        @ParameterizedTest
        @ValueSource(strings = {"client-cert", "client-cert-chain", "@method"})
        void oneThatDoesNotCoverWhatItTellsDoesNot(String only) {
            assertThat(refusal(told(), signed("gateway", only))).isEqualTo(ClientCertReason.NOT_BY_PROXY);
        }

        @Test
        void twoSignaturesDoNotMakeOne() {
            Facts halves = signed("gateway", "client-cert").and(signed("another", "client-cert-chain"));

            assertThat(refusal(told(), halves)).isEqualTo(ClientCertReason.NOT_BY_PROXY);
        }

        @Test
        void anAddressDoesNot() {
            assertThat(refusal(from(PROXY, told()), Facts.NONE)).isEqualTo(ClientCertReason.NOT_BY_PROXY);
        }
    }

    /** RFC 9440 §2.1 to §2.3. */
    @Nested
    class Fields {

        @BeforeEach
        void listed() {
            deployment.with("proxy-addresses", PROXY);
        }

        private Reason refused(MemoryRequest request) {
            return refusal(from(PROXY, request), Facts.NONE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-----BEGIN%20CERTIFICATE-----%0AMIIB",
                    "MIIB",
                    "\"MIIB\"",
                    ":MIIB",
                    ":MIIB:;a=1",
                    ":MIIB:, :MIIB:",
                    ":MI*B:",
                    ""
                })
        void areOneCertificateInBase64(String value) {
            assertThat(refused(told().header(FIELD, value))).isEqualTo(ClientCertReason.MALFORMED_FIELD);
        }

        /** One of them is the client's own. */
        @Test
        void areThereOnce() {
            assertThat(refused(told().header(FIELD, octets(alice), octets(alice))))
                    .isEqualTo(ClientCertReason.MALFORMED_FIELD);
        }

        @ParameterizedTest
        @ValueSource(strings = {"MIIB", "(:MIIB: :MIIB:)", ":MIIB:;a", ":MIIB:,"})
        void areAListOfCertificatesAfterIt(String value) {
            assertThat(refused(told().header(CHAIN, value))).isEqualTo(ClientCertReason.MALFORMED_FIELD);
        }

        @Test
        void areNoChainWithoutAClient() {
            MemoryRequest request = MemoryRequest.get("/who").header(CHAIN, octets(issuing.certificate()));

            assertThat(refused(request)).isEqualTo(ClientCertReason.MALFORMED_FIELD);
        }

        @Test
        void areNotRequired() {
            assertThat(ask(from(PROXY, MemoryRequest.get("/who")), Facts.NONE)).isEqualTo(Outcome.abstained());
        }

        @Test
        void areNotLookedAtWhereNoProxyIsListed() {
            deployment.without("proxy-addresses");

            assertThat(deployment.start().isPresented(told())).isFalse();
            assertThat(ask(from(PROXY, told()), Facts.NONE)).isEqualTo(Outcome.abstained());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "localhost", "192.0.2.0/24", "", "1.2.3", "999.1.1.1"})
    void addressesAreNumbers(String address) {
        assertThatThrownBy(() -> deployment.with("proxy-addresses", address).start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.client-cert.proxy-addresses");
    }
}

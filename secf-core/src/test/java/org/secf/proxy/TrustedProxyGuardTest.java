package org.secf.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.verdict.Verdicts.assertRefused;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.keys.OwnKey;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.message.Vouching;
import org.secf.settings.ConfigurationException;
import org.secf.signature.SignatureReason;
import org.secf.state.OnceStore;
import org.secf.structured.StructuredReason;
import org.secf.verdict.Verdicts;

/** Who a proxy says the caller is: believed with a proof, and refused or hidden without. */
class TrustedProxyGuardTest {

    private static final String IDENTITY = "\"sip:alice@home1.net\"";

    private final Behind behind = Behind.with();

    private record Told(Request request, Facts facts) implements Exchange {

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
    class Believed {

        @Test
        void isWhoTheTokenNames() {
            Caller caller = behind.caller(behind.handedOn(Behind.ALICE));
            assertThat(caller.getName()).isEqualTo("sip:alice@home1.net");
            assertThat(caller.groups()).containsExactlyInAnyOrder("staff", "1");
            assertThat(caller.attributes())
                    .isEqualTo(Map.of(
                            "identities", List.of("sip:alice@home1.net", "tel:+4930123"),
                            "proxy", List.of("CN=gateway"),
                            "proxy-mechanism", List.of("gba")));
            assertThat(caller.evidence())
                    .isEqualTo(new Evidence(
                            "trusted-proxy",
                            "CN=gateway",
                            Behind.NOW.minusSeconds(5),
                            Optional.of("me"),
                            Optional.of("kt")));
            assertThat(caller.delegates()).isEqualTo(Behind.ALICE.delegates());
        }

        @Test
        void isTheCallerOfTheMechanism() {
            MemoryRequest request = behind.handedOn(Behind.ALICE);
            Facts facts = Verdicts.value(behind.inspect(request)).facts();
            Mechanism mechanism = behind.guard.mechanism().orElseThrow();
            assertThat(mechanism.isPresented(request)).isTrue();
            Outcome outcome = mechanism.authenticate(new Told(request, facts));
            assertThat(((Outcome.Established) outcome).caller().getName()).isEqualTo("sip:alice@home1.net");
        }

        @Test
        void isNobodyOfAnotherDefinition() {
            MemoryRequest request = behind.handedOn(Behind.ALICE);
            Facts facts = Facts.of(new Vouching("trusted-proxy.other", Behind.ALICE));
            assertThat(behind.guard.mechanism().orElseThrow().authenticate(new Told(request, facts)))
                    .isInstanceOf(Outcome.Abstained.class);
        }

        /** AUTH-002b: whoever comes directly is for other mechanisms. */
        @Test
        void isNobodyWhereNothingIsSaid() {
            assertThat(Verdicts.value(behind.inspect(Behind.direct()))).isEqualTo(Inspection.NOTHING);
            Mechanism mechanism = behind.guard.mechanism().orElseThrow();
            assertThat(mechanism.isPresented(Behind.direct())).isFalse();
            assertThat(mechanism.authenticate(new Told(Behind.direct(), Facts.NONE)))
                    .isInstanceOf(Outcome.Abstained.class);
        }

        @Test
        void isWhomFieldsNameByASignature() {
            Behind signed = Behind.with("proofs=SIGNATURE");
            Reply reply = signed.answered(Behind.ALICE);
            Caller caller = signed.caller(Behind.copied(
                    Behind.direct(),
                    reply,
                    AssertedFields.IDENTITY,
                    AssertedFields.FLAGS,
                    AssertedFields.TOKEN,
                    "Signature-Input",
                    "Signature"));
            assertThat(caller.getName()).isEqualTo("sip:alice@home1.net");
            assertThat(caller.groups()).containsExactlyInAnyOrder("staff", "1");
            assertThat(caller.attributes()).doesNotContainKey("proxy-mechanism");
            assertThat(caller.evidence().authenticatedAt()).isEqualTo(Behind.NOW);
        }

        @Test
        void isWhomFieldsNameByTheCertificateOfTheConnection() {
            Behind certified = Behind.with("proofs=CERTIFICATE");
            Caller caller = certified.caller(Behind.direct()
                    .header(AssertedFields.IDENTITY, IDENTITY + ",\"tel:+4930123\"")
                    .clientCertificates(Behind.GATEWAY.chain()));
            assertThat(caller.getName()).isEqualTo("sip:alice@home1.net");
            assertThat(caller.attributes().get("identities")).containsExactly("sip:alice@home1.net", "tel:+4930123");
        }

        @Test
        void hasGroupsInOurWords() {
            assertThat(Behind.with("group-mapping=staff=user")
                            .caller(behind.handedOn(Behind.ALICE))
                            .groups())
                    .containsExactly("user");
        }
    }

    /** H82. */
    @Nested
    class Unproved {

        @ParameterizedTest
        @ValueSource(strings = {AssertedFields.IDENTITY, AssertedFields.FLAGS, "x-3gpp-asserted-identity"})
        void isRefused(String name) {
            MemoryRequest request =
                    Behind.direct().header(name, IDENTITY).header("X-Forwarded-For", Behind.PROXY_ADDRESS);
            assertRefused(behind.inspect(Behind.from(Behind.PROXY_ADDRESS, request)), ProxyReason.NOT_BY_PROXY);
        }

        @Test
        void isAnsweredWith401AndNoReason() {
            var rejection = behind.inspect(Behind.direct().header(AssertedFields.IDENTITY, IDENTITY))
                    .rejection()
                    .orElseThrow();
            Reply reply = behind.guard.answer(Behind.direct(), rejection);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).isEmpty();
        }

        @Test
        void isHiddenWhereThatIsSaid() {
            Behind stripping = Behind.with("inbound=STRIP");
            MemoryRequest request = Behind.direct()
                    .header("x-3gpp-asserted-identity", IDENTITY)
                    .header("X_3GPP_Asserted_Identity", "a");
            Inspection inspection = Verdicts.value(stripping.inspect(request));
            assertThat(inspection.facts()).isEqualTo(Facts.NONE);
            assertThat(inspection.hidden())
                    .containsExactlyInAnyOrder("x-3gpp-asserted-identity", "X_3GPP_Asserted_Identity");
        }

        /** A proof that is wrong is an attack, and not an accident. */
        @Test
        void isRefusedAllTheSameWithAWrongProof() {
            Behind stripping = Behind.with("inbound=STRIP");
            MemoryRequest request = Behind.direct().header(AssertedFields.TOKEN, "a.b.c");
            assertThat(stripping.inspect(request).rejection()).isPresent();
        }

        @Test
        void isACertificateWhereItIsNoProof() {
            MemoryRequest request = Behind.direct()
                    .header(AssertedFields.IDENTITY, IDENTITY)
                    .clientCertificates(Behind.GATEWAY.chain());
            assertRefused(behind.inspect(request), ProxyReason.NOT_BY_PROXY);
            assertRefused(Behind.with("proofs=CERTIFICATE").inspect(request.insecure()), ProxyReason.NOT_BY_PROXY);
        }
    }

    /** Servlet §3.5: a container need not tell the names of fields, and what it tells may lack some. */
    @Nested
    class Untold {

        private Request naming(Optional<Set<String>> names, Request request) {
            return (Request) Proxy.newProxyInstance(
                    Behind.class.getClassLoader(),
                    new Class<?>[] {Request.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("headerNames") ? names : method.invoke(request, arguments));
        }

        @Test
        void namesAreRefused() {
            assertRefused(behind.inspect(naming(Optional.empty(), Behind.direct())), ProxyReason.OTHER_SPELLING);
            assertRefused(
                    Behind.with("inbound=STRIP").inspect(naming(Optional.empty(), Behind.direct())),
                    ProxyReason.OTHER_SPELLING);
        }

        @ParameterizedTest
        @ValueSource(strings = {AssertedFields.IDENTITY, AssertedFields.FLAGS})
        void fieldIsSeenAllTheSame(String name) {
            Request request =
                    naming(Optional.of(Set.of("Accept")), Behind.direct().header(name, IDENTITY));
            assertRefused(behind.inspect(request), ProxyReason.NOT_BY_PROXY);
            assertThat(Verdicts.value(Behind.with("inbound=STRIP").inspect(request))
                            .hidden())
                    .containsExactly(name);
        }

        @Test
        void fieldOfOthersIsSeenAllTheSame() {
            assertRefused(
                    behind.inspect(naming(
                            Optional.of(Set.of()), Behind.direct().header("X-XCAP-Asserted-Identity", IDENTITY))),
                    ProxyReason.OTHER_SPELLING);
        }

        /** What comes later, in trailers, is nobody else's to say. */
        @ParameterizedTest
        @ValueSource(strings = {"x-3gpp-asserted-identity", "Secf_Identity_Token", "X-XCAP-Asserted-Identity"})
        void fieldIsTheGuardsToDecideOn(String name) {
            assertThat(behind.guard.decidedFields().orElseThrow()).accepts(name).rejects("Authorization");
        }
    }

    /** H83. */
    @Nested
    class Spelled {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X_3GPP_Asserted_Identity",
                    "X-3GPP_Asserted-Identity",
                    "X.3GPP.Asserted.Identity",
                    "SECF_IDENTITY_TOKEN",
                    "X-XCAP-Asserted-Identity",
                    "x_xcap_asserted_identity"
                })
        void otherwiseIsRefusedBesideARightToken(String name) {
            assertRefused(
                    behind.inspect(behind.handedOn(Behind.ALICE).header(name, IDENTITY)), ProxyReason.OTHER_SPELLING);
        }

        @ParameterizedTest
        @ValueSource(strings = {AssertedFields.IDENTITY, AssertedFields.FLAGS, AssertedFields.TOKEN})
        void twiceIsRefused(String name) {
            MemoryRequest right = behind.handedOn(Behind.ALICE);
            String first = right.headers(name).stream().findFirst().orElse(IDENTITY);
            assertRefused(behind.inspect(right.header(name, first, first)), ProxyReason.REPEATED_FIELD);
        }

        @ParameterizedTest
        @ValueSource(strings = {"alice", "\"alice\", bob", "\"alice\";a", "(\"alice\")", "\"a\", \"a\"", "\" a\"", "1"})
        void inAnotherFormIsRefused(String value) {
            MemoryRequest request = behind.handedOn(Behind.ALICE).header(AssertedFields.IDENTITY, value);
            assertRefused(behind.inspect(request), ProxyReason.MALFORMED_FIELD);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"alice", "\"alice\" \"bob\"", "\"alice\",", "\"ali\u0007ce\"", "\"ä\""})
        void unreadablyIsRefused(String value) {
            MemoryRequest request = behind.handedOn(Behind.ALICE).header(AssertedFields.IDENTITY, value);
            assertThat(behind.inspect(request).rejection().orElseThrow().reason())
                    .isInstanceOf(StructuredReason.class);
        }

        /** A proxy that forgets to overwrite one of the two fields. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "X-3GPP-Asserted-Identity|\"sip:mallory@home1.net\"",
                    "X-3GPP-Asserted-Identity|\"sip:alice@home1.net\"",
                    "X-3GPP-Authorization-Flags|\"staff\", \"1\", \"administrator\""
                })
        void otherThanTheTokenSaysIsRefused(String name, String value) {
            assertRefused(
                    behind.inspect(behind.handedOn(Behind.ALICE).header(name, value)), ProxyReason.OTHER_IDENTITY);
        }

        @Test
        void flagsOfNobodyAreRefused() {
            assertRefused(
                    Behind.with("proofs=CERTIFICATE")
                            .inspect(Behind.direct()
                                    .header(AssertedFields.FLAGS, "\"staff\"")
                                    .clientCertificates(Behind.GATEWAY.chain())),
                    ProxyReason.OTHER_IDENTITY);
        }

        @Test
        void invisiblyIsRefused() {
            Caller hidden =
                    new AuthenticatedCaller("ali\u200Bce", Set.of(), Map.of(), Behind.ALICE.evidence(), List.of());
            assertRefused(behind.inspect(behind.handedOn(hidden)), ProxyReason.UNUSABLE_IDENTITY);
        }
    }

    @Nested
    class Signed {

        private final Behind signed = Behind.with("proofs=SIGNATURE");
        private final String[] all = {
            AssertedFields.IDENTITY, AssertedFields.FLAGS, AssertedFields.TOKEN, "Signature-Input", "Signature"
        };

        private MemoryRequest right() {
            return Behind.copied(Behind.direct(), signed.answered(Behind.ALICE), all);
        }

        @Test
        void passesOnce() {
            MemoryRequest request = right();
            signed.caller(request);
            assertRefused(signed.inspect(request), SignatureReason.REPLAYED);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "X-3GPP-Asserted-Identity|\"sip:mallory@home1.net\"",
                    "X-3GPP-Authorization-Flags|\"administrator\""
                })
        void holdsForTheseFieldsOnly(String name, String value) {
            assertRefused(signed.inspect(right().header(name, value)), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void holdsForThisRequestOnly() {
            assertRefused(signed.inspect(right().method("DELETE")), SignatureReason.WRONG_SIGNATURE);
            assertRefused(signed.inspect(right().target("/enabler/api/orders?id=8")), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void coversEachFieldThatIsThere() {
            MemoryRequest request = Behind.copied(
                            Behind.direct(),
                            signed.answered(new AuthenticatedCaller(
                                    "alice", Set.of(), Map.of(), Behind.ALICE.evidence(), List.of())),
                            AssertedFields.IDENTITY,
                            AssertedFields.TOKEN,
                            "Signature-Input",
                            "Signature")
                    .header(AssertedFields.FLAGS, "\"administrator\"");
            assertRefused(signed.inspect(request), SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void isUnknownFromBeforeTheStart() {
            signed.clock.advance(Duration.ofSeconds(-1));
            assertRefused(signed.inspect(right()), ProxyReason.ASSERTED_BEFORE_START);
        }

        /** What is refused for another reason uses no nonce up. */
        @Test
        void isNotUsedUpByATokenThatIsWrong() {
            Behind both = Behind.with("proofs=TOKEN,SIGNATURE", "audience=other");
            Behind plain = Behind.with("proofs=SIGNATURE");
            MemoryRequest request = right();
            assertRefused(both.inspect(request), ProxyReason.OTHER_AUDIENCE);
            assertThat(plain.caller(request).isAuthenticated()).isTrue();
        }

        @Test
        void isNotUsedUpWhereNobodyIsNamed() {
            OnceStore once = (key, expires) -> {
                throw new AssertionError("asked for " + key);
            };
            Behind unasked = Behind.remembering(once, "proofs=SIGNATURE");
            MemoryRequest nobody = Behind.copied(
                    Behind.direct(),
                    unasked.answered(new AuthenticatedCaller(
                            "J\u00fcrgen", Set.of(), Map.of(), Behind.ALICE.evidence(), List.of())),
                    AssertedFields.TOKEN,
                    "Signature-Input",
                    "Signature");
            assertRefused(unasked.inspect(nobody), ProxyReason.OTHER_IDENTITY);
        }

        @Test
        void isOverSoon() {
            MemoryRequest request = right();
            signed.clock.advance(Duration.ofSeconds(40));
            assertRefused(signed.inspect(request), SignatureReason.EXPIRED);
        }

        @Test
        void isRefusedOfAnUnlistedProxy() {
            assertRefused(
                    Behind.with("proofs=SIGNATURE", "proxies=CN=other").inspect(right()), ProxyReason.UNKNOWN_PROXY);
        }

        /** Each proof that is there has to hold. */
        @Test
        void isRefusedBesideARightToken() {
            Behind both = Behind.with("proofs=TOKEN,SIGNATURE");
            MemoryRequest request = Behind.copied(Behind.direct(), both.answered(Behind.ALICE), all);
            assertThat(both.caller(request).attributes()).containsKey("proxy-mechanism");
            MemoryRequest other = Behind.copied(Behind.direct(), both.answered(Behind.ALICE), all);
            MemoryRequest mixed =
                    other.header("Signature", request.headers("Signature").get(0));
            assertRefused(both.inspect(mixed), SignatureReason.WRONG_SIGNATURE);
        }
    }

    @Nested
    class Certified {

        private MemoryRequest by(OwnKey key) {
            return Behind.direct().header(AssertedFields.IDENTITY, IDENTITY).clientCertificates(key.chain());
        }

        @Test
        void isRefusedOfAnUnlistedProxy() {
            assertRefused(
                    Behind.with("proofs=CERTIFICATE").inspect(by(Behind.OTHER_GATEWAY)), ProxyReason.UNKNOWN_PROXY);
        }

        /** H84: the same name, another certificate. */
        @Test
        void isRefusedOfWhoeverHasTheSameName() {
            assertRefused(Behind.with("proofs=CERTIFICATE").inspect(by(Behind.STRANGER)), ProxyReason.UNKNOWN_PROXY);
        }

        @Test
        void isRefusedWhenTheCertificateIsOver() {
            Behind late = Behind.with("proofs=CERTIFICATE");
            late.clock.advance(Duration.ofDays(10));
            assertRefused(late.inspect(by(Behind.GATEWAY)), ProxyReason.PROXY_CERTIFICATE_OVER);
        }
    }

    @Nested
    class Setup {

        @ParameterizedTest
        @CsvSource({
            "proxies=, proxies (test) is empty",
            "proofs=, proofs (test) is empty",
            "audience=, audience (test) is empty",
            "proofs=SEAL, expected a list of proofs"
        })
        void stopsWhereNothingWouldBeBelieved(String setting, String text) {
            assertThatThrownBy(() -> Behind.with(setting))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(text);
        }

        @Test
        void stopsWithoutKeys() {
            List<String> settings = List.of("proxies=CN=gateway", "audience=enabler");
            assertThatThrownBy(() -> new TrustedProxyFactory()
                            .create(
                                    "trusted-proxy",
                                    Behind.settings("secf.trusted-proxy", TrustedProxyKeys.ALL, settings),
                                    behind.context((key, expires) -> OnceStore.Claim.FIRST)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("has no keys");
        }
    }
}

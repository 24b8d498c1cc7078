package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.keys.Thumbprint;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.UsedOnce;
import org.secf.saml.model.VerifiedLogin;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;

class ResponseVerifierTest {

    private final Circumstances usual = new Circumstances(Map.of());
    private final ResponseParser parser = new ResponseParser();
    private final ResponseVerifier verifier =
            new ResponseVerifier(usual.clock(), new MemoryOnceStore(usual.clock(), 1000), Crypto.jdk());

    private Verdict<VerifiedLogin> verify(Mint mint) {
        return parser.parseBase64(mint.base64()).then(parsed -> verifier.verify(parsed, usual.expectation()));
    }

    private VerifiedLogin accepted(Mint mint) {
        return verify(mint).fold(login -> login, rejection -> {
            throw new AssertionError(rejection.detail());
        });
    }

    @Nested
    class Result {

        @Test
        void tellsWhatTheAssertionSays() {
            VerifiedLogin login = accepted(Mint.response()
                    .edit("SessionIndex=", "SessionNotOnOrAfter=\"2026-03-01T20:00:00Z\" SessionIndex=")
                    .signAssertion(Signer.rsa(TestKeys.IDP)));
            assertThat(login.assertionId()).isEqualTo(Mint.ASSERTION);
            assertThat(login.nameId().map(name -> name.value())).contains("alice@example.org");
            assertThat(login.attributes()).containsEntry("groups", List.of("staff", "editors"));
            assertThat(login.sessionIndexes()).containsExactly("_session1");
            assertThat(login.sessionNotOnOrAfter()).contains(Instant.parse("2026-03-01T20:00:00Z"));
        }

        @Test
        void tellsWhoVouchesAndByWhichKey() {
            VerifiedLogin login = accepted(Mint.signed());
            assertThat(login.evidence().mechanism()).isEqualTo("saml");
            assertThat(login.evidence().issuer()).isEqualTo(Mint.IDP);
            assertThat(login.evidence().authenticatedAt()).isEqualTo(Instant.parse("2026-03-01T11:50:00Z"));
            assertThat(login.evidence().keyThumbprint()).contains(Thumbprint.of(TestKeys.IDP.publicKey()));
        }

        @Test
        void mergesAttributesOfOneName() {
            VerifiedLogin login = accepted(Mint.response()
                    .edit(
                            "</saml:AttributeStatement>",
                            "<saml:Attribute Name=\"groups\"><saml:AttributeValue>more</saml:AttributeValue>"
                                    + "</saml:Attribute></saml:AttributeStatement>")
                    .signAssertion(Signer.rsa(TestKeys.IDP)));
            assertThat(login.attributes()).containsEntry("groups", List.of("staff", "editors", "more"));
        }
    }

    @Nested
    class BeforeAuthentication {

        @Test
        void tellsWhatFindsTheRequest() {
            ParsedResponse parsed = parser.parseBase64(Mint.signed().base64()).fold(found -> found, rejection -> {
                throw new AssertionError(rejection.detail());
            });
            assertThat(parsed.inResponseTo()).contains(Mint.REQUEST);
            assertThat(parsed.issuer()).contains(Mint.IDP);
        }

        @Test
        void toleratesLineEndsInBase64() {
            String wrapped = Mint.signed().base64().replaceAll("(.{76})", "$1\r\n");
            assertThat(parser.parseBase64(wrapped).rejection()).isEmpty();
        }

        /** Some readers take its namespace for the default one, others refuse it; it would be the signed assertion to some and another element to others. */
        @Test
        void refusesNamesWithAnEmptyPrefix() {
            String element = Mint.signed().xml().replace("<samlp:Status>", "<:Extensions/><samlp:Status>");
            String attribute = Mint.signed().xml().replace("<samlp:Status>", "<samlp:Status :ID=\"_x\">");

            for (String xml : List.of(element, attribute)) {
                assertThat(reason(parser.parse(xml.getBytes(StandardCharsets.UTF_8))))
                        .contains(SamlReason.UNPARSABLE);
            }
        }

        @Test
        void refusesMoreOctetsThanTheLimit() {
            byte[] huge = " ".repeat(256 * 1024 + 1).getBytes(StandardCharsets.UTF_8);
            assertThat(reason(parser.parse(huge))).contains(SamlReason.TOO_LARGE);
            assertThat(reason(parser.parseBase64("A".repeat(1_000_000)))).contains(SamlReason.TOO_LARGE);
        }
    }

    @Nested
    class OneTimeUse {

        @Test
        void acceptsOneOfManySimultaneousDeliveries() throws Exception {
            Mint mint = Mint.signed();
            ExecutorService threads = Executors.newFixedThreadPool(16);
            try {
                List<Callable<Verdict<VerifiedLogin>>> deliveries = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    deliveries.add(() -> verify(mint));
                }
                List<Optional<Object>> reasons = new ArrayList<>();
                for (Future<Verdict<VerifiedLogin>> answer : threads.invokeAll(deliveries)) {
                    reasons.add(answer.get().rejection().map(rejection -> rejection.reason()));
                }
                assertThat(reasons).filteredOn(Optional::isEmpty).hasSize(1);
                assertThat(reasons)
                        .filteredOn(reason -> reason.equals(Optional.of(SamlReason.REPLAYED)))
                        .hasSize(63);
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void aRefusedResponseDoesNotUseUpTheAssertion() {
            Mint mint = Mint.signed();
            Mint misdirected = mint.edit("Destination=\"https://sp", "Destination=\"https://other");
            assertThat(reason(verify(misdirected))).contains(SamlReason.WRONG_DESTINATION);
            assertThat(verify(mint).rejection()).isEmpty();
        }
    }

    /** One store serves every protocol, and forgets nothing early. */
    @Nested
    class RoomInTheStore {

        private final Set<String> claimed = new TreeSet<>();
        private final List<Instant> ends = new ArrayList<>();
        private final OnceStore store = (key, expires) -> {
            ends.add(expires);
            return claimed.add(key) ? OnceStore.Claim.FIRST : OnceStore.Claim.SEEN;
        };
        private final ResponseVerifier some =
                new ResponseVerifier(usual.clock(), new UsedOnce(store, 2, usual.clock()), Crypto.jdk());

        private Optional<Object> answer(UnaryOperator<Mint> edit) {
            Mint mint = edit.apply(Mint.response()).signAssertion(Signer.rsa(TestKeys.IDP));
            return reason(parser.parseBase64(mint.base64()).then(parsed -> some.verify(parsed, usual.expectation())));
        }

        private UnaryOperator<Mint> conditionsUntil(String end) {
            return mint -> mint.edit(
                    "NotOnOrAfter=\"2026-03-01T12:05:00Z\"><saml:AudienceRestriction>",
                    "NotOnOrAfter=\"" + end + "\"><saml:AudienceRestriction>");
        }

        @Test
        void isForAsLongAsTheAssertionCanBeConfirmed() {
            assertThat(answer(conditionsUntil("2026-03-31T12:00:00Z"))).isEmpty();
            assertThat(ends).containsExactly(Instant.parse("2026-03-01T12:11:00Z"));
        }

        @Test
        void isNotForAnAssertionThatIsValidForLongerThanADay() {
            UnaryOperator<Mint> both = mint -> conditionsUntil("2026-03-02T12:01:01Z")
                    .apply(mint)
                    .edit(
                            "NotOnOrAfter=\"2026-03-01T12:05:00Z\" Recipient",
                            "NotOnOrAfter=\"2026-03-02T12:01:01Z\" Recipient");
            assertThat(answer(both)).contains(SamlPolicyReason.VALID_TOO_LONG);
            assertThat(claimed).isEmpty();
            assertThat(answer(mint -> both.apply(mint).change(xml -> xml.replace("12:01:01Z", "12:01:00Z"))))
                    .isEmpty();
        }

        @Test
        void isNotForMoreThanTheShareOfAnIssuer() {
            List<String> keys = new ArrayList<>();
            OnceStore withRoom = (key, expires) -> {
                keys.add(key);
                return OnceStore.Claim.FIRST;
            };
            ResponseVerifier two =
                    new ResponseVerifier(usual.clock(), new UsedOnce(withRoom, 2, usual.clock()), Crypto.jdk());
            List<Optional<Object>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(reason(parser.parseBase64(Mint.signed().base64())
                        .then(parsed -> two.verify(parsed, usual.expectation()))));
            }
            assertThat(answers)
                    .containsExactly(Optional.empty(), Optional.empty(), Optional.of(SamlReason.REPLAY_UNKNOWN));
            assertThat(keys).hasSize(2);
        }

        @Test
        void isNotForWhatIsRefusedForMore() {
            Mint mint = Mint.signed();
            Verdict<VerifiedLogin> refused = parser.parseBase64(mint.base64())
                    .then(parsed -> some.verify(
                            parsed,
                            usual.expectation(),
                            login -> Verdict.rejected(SamlPolicyReason.WRONG_SCOPE, "ours", "another")));
            assertThat(reason(refused)).contains(SamlPolicyReason.WRONG_SCOPE);
            assertThat(claimed).isEmpty();
        }
    }

    /** A session keeps them, and asks about them at each request. */
    @Nested
    class Names {

        private static final String STATEMENT = "<saml:AuthnStatement AuthnInstant=\"2026-03-01T11:50:00Z\""
                + " SessionIndex=\"_more%d\"><saml:AuthnContext/></saml:AuthnStatement>";

        private Optional<Object> answer(UnaryOperator<Mint> edit) {
            return reason(verify(edit.apply(Mint.response()).signAssertion(Signer.rsa(TestKeys.IDP))));
        }

        private Optional<Object> withMore(int statements) {
            StringBuilder more = new StringBuilder();
            for (int i = 0; i < statements; i++) {
                more.append(STATEMENT.formatted(i));
            }
            return answer(mint -> mint.edit("<saml:AttributeStatement>", more + "<saml:AttributeStatement>"));
        }

        @Test
        void ofSessionsAreAtMostSixteen() {
            assertThat(withMore(15)).isEmpty();
            assertThat(withMore(16)).contains(SamlPolicyReason.TOO_MANY_SESSIONS);
        }

        @Test
        void ofSessionsAreNotLongerThanAThousandCharacters() {
            assertThat(answer(mint -> mint.edit("\"_session1\"", "\"" + "s".repeat(1024) + "\"")))
                    .isEmpty();
            assertThat(answer(mint -> mint.edit("\"_session1\"", "\"" + "s".repeat(1025) + "\"")))
                    .contains(SamlPolicyReason.SESSION_INDEX_TOO_LONG);
        }

        @Test
        void ofSubjectsAreNotLongerThanAThousandCharacters() {
            String named = ">alice@example.org</saml:NameID>";
            assertThat(answer(mint -> mint.edit(named, ">" + "a".repeat(1024) + "</saml:NameID>")))
                    .isEmpty();
            assertThat(answer(mint -> mint.edit(named, ">" + "a".repeat(1025) + "</saml:NameID>")))
                    .contains(SamlPolicyReason.NAME_TOO_LONG);
            assertThat(answer(mint -> mint.edit(named, " SPProvidedID=\"" + "a".repeat(1025) + "\"" + named)))
                    .contains(SamlPolicyReason.NAME_TOO_LONG);
        }
    }

    @Nested
    class Clocks {

        /** The store's clock is ahead, or verification was slow: for the verifier the assertion still is valid. */
        @Test
        void remembersAnAssertionForAsLongAsAnyClockHoldsItValid() {
            Circumstances late = new Circumstances(Map.of("at", "2026-03-01T12:05:59Z"));
            Clock ahead = Clock.offset(late.clock(), Duration.ofSeconds(90));
            ResponseVerifier slow = new ResponseVerifier(late.clock(), new MemoryOnceStore(ahead, 1000), Crypto.jdk());
            Mint mint = Mint.response()
                    .edit("IssueInstant=\"2026-03-01T11:59:58Z\"", "IssueInstant=\"2026-03-01T12:05:00Z\"")
                    .signAssertion(Signer.rsa(TestKeys.IDP));
            assertThat(delivered(slow, mint, late)).isEmpty();
            assertThat(delivered(slow, mint, late)).contains(SamlReason.REPLAYED);
        }

        private Optional<Object> delivered(ResponseVerifier by, Mint mint, Circumstances circumstances) {
            return reason(
                    parser.parseBase64(mint.base64()).then(parsed -> by.verify(parsed, circumstances.expectation())));
        }
    }

    private static Optional<Object> reason(Verdict<?> verdict) {
        return verdict.rejection().map(rejection -> rejection.reason());
    }
}

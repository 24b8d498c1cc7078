package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.digest.Outcomes.assertIn;
import static org.secf.digest.Outcomes.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Outcome;
import org.secf.state.OnceStore;
import org.secf.state.OnceStore.Claim;

/** Attacks on Digest, one by one (H85): other address, downgrade, forged nonce, flood. */
class HostileTest {

    private final TestRealm realm = TestRealm.with();

    @Nested
    class Address {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/enabler/admin",
                    "/enabler/who/",
                    "/enabler/who?",
                    "/enabler/who?x=1",
                    "/enabler//who",
                    "/enabler/./who",
                    "/enabler/%77ho",
                    "/ENABLER/who",
                    "/enabler/who;jsessionid=1",
                    "/enabler/who#x",
                    "who",
                    "*",
                    "",
                    "http://example.org",
                    "http:///enabler/who",
                    "http://",
                    "https:/enabler/who",
                    "ftp://example.org/enabler/who",
                    "//example.org/enabler/who",
                    "http://example.org/admin?/enabler/who",
                    "http://example.org/x/enabler/who",
                    "http://example.org?/enabler/who",
                    "http://example.org#/enabler/who",
                    "http://alice@example.org/enabler/who",
                    "http://example.org\\/enabler/who",
                    "http://example.org/enabler/who#x"
                })
        void otherThanTheRequestsIsRefused(String uri) {
            assertRefused(realm.get(realm.answer().set("uri", uri)), DigestReason.WRONG_URI);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/enabler/who",
                    "http://example.org/enabler/who",
                    "HTTPS://example.org:8443/enabler/who",
                    "https://[::1]:8443/enabler/who"
                })
        void ofTheRequestMayNameItsHost(String uri) {
            assertIn(realm.get(realm.answer().set("uri", uri)));
        }

        @Test
        void includesTheQueryAsSent() {
            MemoryRequest request = MemoryRequest.get("/who?x=%2f&y=a+b");

            assertIn(realm.authenticate(request.header(
                    "Authorization",
                    realm.answer().set("uri", "/enabler/who?x=%2f&y=a+b").field())));
            for (String other : List.of("/enabler/who", "/enabler/who?x=%2F&y=a+b", "/enabler/who?x=%2f&y=a%20b")) {
                assertRefused(
                        realm.authenticate(request.header(
                                "Authorization",
                                realm.answer().set("uri", other).field())),
                        DigestReason.WRONG_URI);
            }
        }

        @Test
        void ofAnEarlierAnswerIsNoUseForAnotherRequest() {
            String stolen = realm.answer().field();

            assertRefused(
                    realm.authenticate(MemoryRequest.get("/admin").header("Authorization", stolen)),
                    DigestReason.WRONG_URI);
            assertRefused(
                    realm.authenticate(MemoryRequest.post("/who", "x").header("Authorization", stolen)),
                    DigestReason.WRONG_RESPONSE);
        }
    }

    @Nested
    class Downgrade {

        @Test
        void toNoQopIsRefusedEvenIfCalculatedThatWay() {
            DigestAnswer answer = realm.answer().omit("qop").omit("nc").omit("cnonce");

            assertRefused(realm.get(answer), DigestReason.MISSING_QOP);
        }

        @Test
        void toMd5IsRefusedAlthoughTheUserHasASecretForIt() {
            assertRefused(realm.get(realm.answer().set("algorithm", "MD5")), DigestReason.ALGORITHM_NOT_OFFERED);
        }

        @Test
        void toAnotherAlgorithmsSecretIsRefused() {
            TestRealm both = TestRealm.with("algorithms=SHA-256,SHA-512-256");

            assertRefused(both.get(both.answer().send("algorithm", "SHA-512-256")), DigestReason.WRONG_RESPONSE);
        }

        @Test
        void fromCoveredBodyToNoneIsRefused() {
            TestRealm strict = TestRealm.with("qop=auth-int");
            DigestAnswer answer = strict.answer().set("qop", "auth-int");

            assertRefused(strict.get(answer.send("qop", "auth")), DigestReason.QOP_NOT_OFFERED);
            assertRefused(
                    realm.get(realm.answer().set("qop", "auth-int").send("qop", "auth")), DigestReason.WRONG_RESPONSE);
        }
    }

    @Nested
    class Nonce {

        @Test
        void thatWasChangedAnywhereIsForged() {
            String nonce = DigestAnswer.parameters(realm.challenges().get(0)).getOrDefault("nonce", "");
            for (int i = 0; i < nonce.length(); i++) {
                char other = nonce.charAt(i) == 'A' ? 'B' : 'A';
                String changed = nonce.substring(0, i) + other + nonce.substring(i + 1);

                assertRefused(realm.get(realm.answer().set("nonce", changed)), DigestReason.NONCE_FORGED);
            }
        }

        @Test
        void thatIsForgedAndOldIsNotCalledStale() {
            TestRealm other = TestRealm.with();
            DigestAnswer answer = other.answer();
            realm.pass(Duration.ofHours(1));

            Outcome outcome = realm.get(answer);

            assertRefused(outcome, DigestReason.NONCE_FORGED);
            assertThat(TestRealm.challenges(outcome)).noneMatch(challenge -> challenge.contains("stale"));
        }
    }

    @Nested
    class Flood {

        @Test
        void ofChallengesIsNotRemembered() {
            AtomicInteger claims = new AtomicInteger();
            TestRealm counting = TestRealm.with((OnceStore) (key, expires) -> {
                claims.incrementAndGet();
                return Claim.FIRST;
            });
            for (int i = 0; i < 10_000; i++) {
                counting.challenges();
            }
            assertThat(claims).hasValue(0);
        }

        @Test
        void ofListElementsIsReadInOnePass() {
            String empty = "Digest " + ",".repeat(AuthParameters.LONGEST - 10);
            String escapes = "Digest x=\"" + "\\\"".repeat(AuthParameters.LONGEST / 2 - 10) + "\"";

            for (int i = 0; i < 200; i++) {
                assertThat(AuthParameters.parse(empty).rejection()).isEmpty();
                assertThat(AuthParameters.parse(escapes).rejection()).isEmpty();
            }
        }
    }

    @Test
    void turkishLettersMakeNoDifference() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            String field = realm.answer()
                    .field()
                    .replace("nc=", "NC=")
                    .replace("uri=", "URI=")
                    .replace("Digest", "DIGEST");

            assertIn(realm.authenticate(MemoryRequest.get("/who").header("Authorization", field)));
        } finally {
            Locale.setDefault(before);
        }
    }
}

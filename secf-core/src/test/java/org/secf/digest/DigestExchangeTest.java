package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.digest.Outcomes.assertIn;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.identity.Caller;
import org.secf.mechanism.Outcome;

/** What an answer may name and cover, and how long its nonce is good (RFC 7616 §3.3, §3.4 and §4). */
class DigestExchangeTest {

    private final TestRealm realm = TestRealm.with();

    @Nested
    class Names {

        private DigestAnswer answer(TestRealm asked) {
            return asked.answer().set("username", TestRealm.OTHER_USER).set("password", "Secret, or not?");
        }

        @Test
        void maybeUtf8InQuotes() {
            assertThat(assertIn(realm.get(answer(realm))).getName()).isEqualTo(TestRealm.OTHER_USER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8''J%C3%A4s%C3%B8n%20Doe", "utf-8'en'J%c3%a4s%c3%b8n%20Doe"})
        void mayBeExtended(String extended) {
            DigestAnswer answer = answer(realm).omit("username").send("username*", extended);

            assertThat(assertIn(realm.get(answer)).getName()).isEqualTo(TestRealm.OTHER_USER);
        }

        @Test
        void mayBeHashedWhereThatIsOffered() {
            TestRealm hashing = TestRealm.with("userhash=true");

            assertThat(assertIn(hashing.get(answer(hashing).hashName())).getName())
                    .isEqualTo(TestRealm.OTHER_USER);
        }

        @Test
        void needNotBeHashedWhereThatIsOffered() {
            TestRealm hashing = TestRealm.with("userhash=true");

            assertThat(assertIn(hashing.get(answer(hashing))).getName()).isEqualTo(TestRealm.OTHER_USER);
        }

        @Test
        void areTakenAsTheStoreWritesThem() {
            DigestSecrets store = new OneUser(new DigestSecret("Alice A.", hash(), Set.of()));
            TestRealm custom = TestRealm.with(store);

            assertThat(assertIn(custom.get(custom.answer())).getName()).isEqualTo("Alice A.");
        }

        private static byte[] hash() {
            return DigestFormulas.hashOfSecret(
                    DigestAlgorithm.SHA_256,
                    DigestAnswer.NAME,
                    TestRealm.NAME,
                    DigestAnswer.PASSWORD.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    class Body {

        private Outcome post(DigestAnswer answer, String sent) {
            return realm.authenticate(MemoryRequest.post("/who", sent).header("Authorization", answer.field()));
        }

        private DigestAnswer covering(String body) {
            return realm.answer().set("method", "POST").set("qop", "auth-int").body(body);
        }

        @Test
        void thatIsCoveredIsThatWhichCame() {
            Caller caller = assertIn(post(covering("amount=1"), "amount=1"));

            assertThat(caller.evidence().authenticationContext()).contains("digest:SHA-256:auth-int");
        }

        @Test
        void thatWasChangedIsRefused() {
            assertThat(post(covering("amount=1"), "amount=9"))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.rejection().reason()).isEqualTo(DigestReason.WRONG_RESPONSE));
        }

        @Test
        void thatWasTakenAwayIsRefused() {
            assertThat(post(covering("amount=1"), "")).isInstanceOf(Outcome.Refused.class);
        }

        @Test
        void mayBeEmpty() {
            assertIn(realm.get(realm.answer().set("qop", "auth-int")));
        }
    }

    @Nested
    class Nonces {

        @Test
        void thatAreTooOldAreReplacedWithoutAskingForThePassword() {
            DigestAnswer answer = realm.answer();
            realm.pass(Duration.ofSeconds(60));

            Outcome outcome = realm.get(answer);

            assertThat(TestRealm.reply(outcome).status()).isEqualTo(401);
            assertThat(TestRealm.challenges(outcome)).allMatch(challenge -> challenge.endsWith("stale=true"));
            assertIn(realm.get(DigestAnswer.to(TestRealm.challenges(outcome).get(0))));
        }

        @Test
        void areGoodUntilThen() {
            DigestAnswer answer = realm.answer();
            realm.pass(Duration.ofMillis(59_999));

            assertIn(realm.get(answer));
        }

        @Test
        void thatAreTooOldDoNotTellWhetherAWrongPasswordWasRight() {
            DigestAnswer answer = realm.answer().set("password", "wrong");
            realm.pass(Duration.ofSeconds(60));

            Outcome outcome = realm.get(answer);

            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(TestRealm.challenges(outcome)).noneMatch(challenge -> challenge.contains("stale"));
        }

        @Test
        void ofTheFutureAreStaleSinceTheClockWasPutBack() {
            DigestAnswer answer = realm.answer();
            realm.pass(Duration.ofHours(-1));

            assertThat(realm.get(answer)).isInstanceOf(Outcome.Replied.class);
        }
    }
}

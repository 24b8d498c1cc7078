package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;

/** The mechanism's side of RFC 7616 §3.6: challenge, answer, and who is let in. */
class DigestMechanismTest {

    private final TestRealm realm = TestRealm.with();

    private static Caller caller(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Established.class);
        return ((Outcome.Established) outcome).caller();
    }

    private static Map<String, String> parameters(String challenge) {
        return DigestAnswer.parameters(challenge);
    }

    @Nested
    class Presented {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Digest username=\"a\"",
                    "digest x=y",
                    "DIGEST",
                    " Digest x=y",
                    "Digest\tx=y",
                    "Digest,",
                    "Digest\u00e9"
                })
        void isEveryCredentialOfTheScheme(String field) {
            assertThat(realm.mechanism.isPresented(MemoryRequest.get("/who").header("Authorization", field)))
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Basic YQ==", "Digester x=y", "Digest-x y=z", "Dig", "Basic Digest"})
        void isNoOtherCredential(String field) {
            assertThat(realm.mechanism.isPresented(MemoryRequest.get("/who").header("Authorization", field)))
                    .isFalse();
        }

        @Test
        void malformedIsRefusedAndNotTakenForNothing() {
            for (String field : List.of(" Digest x=y", "Digest\tx=y", "Digest,", "Digest\u00e9")) {
                assertThat(realm.authenticate(MemoryRequest.get("/who").header("Authorization", field)))
                        .as(field)
                        .isInstanceOf(Outcome.Refused.class);
            }
        }
    }

    @Nested
    class Challenge {

        @Test
        void isTheAnswerToARequestWithoutCredentials() {
            Outcome outcome = realm.authenticate(MemoryRequest.get("/who"));

            assertThat(outcome).isInstanceOf(Outcome.Replied.class);
            assertThat(TestRealm.reply(outcome).status()).isEqualTo(401);
            assertThat(TestRealm.reply(outcome).headers())
                    .extracting(Reply.Header::name)
                    .contains("Cache-Control");
            assertThat(TestRealm.challenges(outcome)).singleElement().satisfies(challenge -> {
                assertThat(challenge)
                        .startsWith("Digest realm=\"enabler@example.org\", qop=\"auth-int,auth\", algorithm=SHA-256, ");
                assertThat(parameters(challenge)).containsOnlyKeys("realm", "qop", "algorithm", "nonce", "charset");
                assertThat(parameters(challenge)).containsEntry("charset", "UTF-8");
            });
        }

        @Test
        void isNotForced() {
            assertThat(realm.mechanism.authenticate(
                            new MemoryExchange(MemoryRequest.get("/"), false, Optional.empty())))
                    .isEqualTo(Outcome.abstained());
        }

        @Test
        void isOneForEachAlgorithmInTheDeployersOrderWithMd5Last() {
            TestRealm several = TestRealm.with("algorithms=SHA-512-256,SHA-256", "accept-md5=true");

            assertThat(several.challenges())
                    .extracting(challenge -> parameters(challenge).get("algorithm"))
                    .containsExactly("SHA-512-256", "SHA-256", "MD5");
            assertThat(several.challenges())
                    .extracting(challenge -> parameters(challenge).get("nonce"))
                    .hasSize(3);
        }

        @Test
        void offersMd5OnlyWhereItIsAccepted() {
            assertThat(TestRealm.with("algorithms=", "accept-md5=true").challenges())
                    .extracting(challenge -> parameters(challenge).get("algorithm"))
                    .containsExactly("MD5");
            assertThat(realm.challenges()).noneMatch(challenge -> challenge.contains("MD5"));
        }

        @Test
        void offersHashedNamesWhereTheyAreAccepted() {
            assertThat(TestRealm.with("userhash=true").challenges()).allMatch(text -> text.contains("userhash=true"));
            assertThat(realm.challenges()).noneMatch(text -> text.contains("userhash"));
        }

        @Test
        void neverHasTheSameNonceTwice() {
            Set<String> nonces = new HashSet<>();
            for (int i = 0; i < 1000; i++) {
                nonces.add(parameters(realm.challenges().get(0)).getOrDefault("nonce", ""));
            }
            assertThat(nonces).hasSize(1000);
        }

        @Test
        void isGivenToOtherMechanismsToo() {
            String challenge =
                    realm.mechanism.challenges(MemoryRequest.get("/who")).get(0);

            assertThat(realm.get(DigestAnswer.to(challenge))).isInstanceOf(Outcome.Established.class);
        }
    }

    @Nested
    class Answer {

        @ParameterizedTest
        @EnumSource(DigestAlgorithm.class)
        void thatIsRightLetsTheUserIn(DigestAlgorithm algorithm) {
            TestRealm all = TestRealm.with("algorithms=SHA-256,SHA-512-256", "accept-md5=true");

            Caller caller = caller(all.get(all.answer().set("algorithm", algorithm.token())));

            assertThat(caller.getName()).isEqualTo("alice");
            assertThat(caller.groups()).containsExactlyInAnyOrder("staff", "readers");
            assertThat(caller.evidence().mechanism()).isEqualTo("digest");
            assertThat(caller.evidence().issuer()).isEqualTo(TestRealm.NAME);
            assertThat(caller.evidence().authenticatedAt()).isEqualTo(all.clock.instant());
            assertThat(caller.evidence().authenticationContext()).contains("digest:" + algorithm + ":auth");
            assertThat(caller.evidence().keyThumbprint()).isEmpty();
        }

        @Test
        void lettersOfTheAlgorithmDoNotMatter() {
            caller(realm.get(realm.answer().send("algorithm", "sha-256")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"qop", "nc", "algorithm", "userhash"})
        void mayHaveQuotesWhereClientsDisagree(String parameter) {
            String value = Map.of("qop", "auth", "nc", "00000001", "algorithm", "SHA-256")
                    .getOrDefault(parameter, "false");

            caller(realm.get(realm.answer().send(parameter, DigestAnswer.quoted(value))));
        }

        @Test
        void mayLeaveTheAlgorithmOutWhereMd5IsAccepted() {
            TestRealm old = TestRealm.with("accept-md5=true");

            caller(old.get(old.answer().set("algorithm", "MD5").omit("algorithm")));
        }

        @Test
        void mayHaveParametersThatNobodyKnows() {
            caller(realm.get(realm.answer().send("opaque", "\"\"").send("x-vendor", "\"a\\\"b\"")));
        }

        @Test
        void mayCountInCapitals() {
            caller(realm.get(realm.answer().set("nc", "0000ABCD")));
        }

        @Test
        void mayNeedEscapes() {
            caller(realm.get(realm.answer().set("cnonce", "a\"b\\c")));
        }

        @Test
        void isTakenOnAResourceForEverybodyToo() {
            DigestAnswer answer = realm.answer();

            caller(realm.mechanism.authenticate(
                    new MemoryExchange(TestRealm.request(answer), false, Optional.empty())));
        }

        @Test
        void isNotSparedByASession() {
            Caller earlier = caller(realm.get(realm.answer()));

            assertThat(realm.mechanism.authenticate(
                            new MemoryExchange(MemoryRequest.get("/who"), true, Optional.of(earlier))))
                    .isInstanceOf(Outcome.Replied.class);
        }

        @Test
        void givesTheGroupsThatTheDeployerMaps() {
            TestRealm mapping = TestRealm.with("group-mapping=staff=employee");

            assertThat(caller(mapping.get(mapping.answer())).groups()).containsExactly("employee");
        }

        @Test
        void thatIsRefusedComesBackWithFreshChallenges() {
            Outcome outcome = realm.get(realm.answer().set("password", "wrong"));

            assertThat(TestRealm.reply(outcome).status()).isEqualTo(401);
            String challenge = TestRealm.challenges(outcome).get(0);
            assertThat(challenge).doesNotContain("stale");
            caller(realm.get(DigestAnswer.to(challenge)));
        }
    }

    @Nested
    class Names {

        private DigestAnswer answer(TestRealm asked) {
            return asked.answer().set("username", TestRealm.OTHER_USER).set("password", "Secret, or not?");
        }

        @Test
        void maybeUtf8InQuotes() {
            assertThat(caller(realm.get(answer(realm))).getName()).isEqualTo(TestRealm.OTHER_USER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8''J%C3%A4s%C3%B8n%20Doe", "utf-8'en'J%c3%a4s%c3%b8n%20Doe"})
        void mayBeExtended(String extended) {
            DigestAnswer answer = answer(realm).omit("username").send("username*", extended);

            assertThat(caller(realm.get(answer)).getName()).isEqualTo(TestRealm.OTHER_USER);
        }

        @Test
        void mayBeHashedWhereThatIsOffered() {
            TestRealm hashing = TestRealm.with("userhash=true");

            assertThat(caller(hashing.get(answer(hashing).hashName())).getName())
                    .isEqualTo(TestRealm.OTHER_USER);
        }

        @Test
        void needNotBeHashedWhereThatIsOffered() {
            TestRealm hashing = TestRealm.with("userhash=true");

            assertThat(caller(hashing.get(answer(hashing))).getName()).isEqualTo(TestRealm.OTHER_USER);
        }

        @Test
        void areTakenAsTheStoreWritesThem() {
            DigestSecrets store = new OneUser(new DigestSecret("Alice A.", hash(), Set.of()));
            TestRealm custom = TestRealm.with(store);

            assertThat(caller(custom.get(custom.answer())).getName()).isEqualTo("Alice A.");
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
            Caller caller = caller(post(covering("amount=1"), "amount=1"));

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
            caller(realm.get(realm.answer().set("qop", "auth-int")));
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
            caller(realm.get(DigestAnswer.to(TestRealm.challenges(outcome).get(0))));
        }

        @Test
        void areGoodUntilThen() {
            DigestAnswer answer = realm.answer();
            realm.pass(Duration.ofMillis(59_999));

            caller(realm.get(answer));
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

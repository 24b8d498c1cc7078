package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.digest.Outcomes.assertIn;

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

            Caller caller = assertIn(all.get(all.answer().set("algorithm", algorithm.token())));

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
            assertIn(realm.get(realm.answer().send("algorithm", "sha-256")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"qop", "nc", "algorithm", "userhash"})
        void mayHaveQuotesWhereClientsDisagree(String parameter) {
            String value = Map.of("qop", "auth", "nc", "00000001", "algorithm", "SHA-256")
                    .getOrDefault(parameter, "false");

            assertIn(realm.get(realm.answer().send(parameter, DigestAnswer.quoted(value))));
        }

        @Test
        void mayLeaveTheAlgorithmOutWhereMd5IsAccepted() {
            TestRealm old = TestRealm.with("accept-md5=true");

            assertIn(old.get(old.answer().set("algorithm", "MD5").omit("algorithm")));
        }

        @Test
        void mayHaveParametersThatNobodyKnows() {
            assertIn(realm.get(realm.answer().send("opaque", "\"\"").send("x-vendor", "\"a\\\"b\"")));
        }

        @Test
        void mayCountInCapitals() {
            assertIn(realm.get(realm.answer().set("nc", "0000ABCD")));
        }

        @Test
        void mayNeedEscapes() {
            assertIn(realm.get(realm.answer().set("cnonce", "a\"b\\c")));
        }

        @Test
        void isTakenOnAResourceForEverybodyToo() {
            DigestAnswer answer = realm.answer();

            assertIn(realm.mechanism.authenticate(
                    new MemoryExchange(TestRealm.request(answer), false, Optional.empty())));
        }

        @Test
        void isNotSparedByASession() {
            Caller earlier = assertIn(realm.get(realm.answer()));

            assertThat(realm.mechanism.authenticate(
                            new MemoryExchange(MemoryRequest.get("/who"), true, Optional.of(earlier))))
                    .isInstanceOf(Outcome.Replied.class);
        }

        @Test
        void givesTheGroupsThatTheDeployerMaps() {
            TestRealm mapping = TestRealm.with("group-mapping=staff=employee");

            assertThat(assertIn(mapping.get(mapping.answer())).groups()).containsExactly("employee");
        }

        @Test
        void thatIsRefusedComesBackWithFreshChallenges() {
            Outcome outcome = realm.get(realm.answer().set("password", "wrong"));

            assertThat(TestRealm.reply(outcome).status()).isEqualTo(401);
            String challenge = TestRealm.challenges(outcome).get(0);
            assertThat(challenge).doesNotContain("stale");
            assertIn(realm.get(DigestAnswer.to(challenge)));
        }
    }
}

package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.HttpReason;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Outcome;
import org.secf.state.OnceStore.Claim;
import org.secf.verdict.Reason;

/** Each reason is reached by exactly what it forbids; everything else about the answer is right and calculated to fit. */
class RefusalTest {

    private final TestRealm realm = TestRealm.with("algorithms=SHA-256,SHA-512-256");

    private static void assertRefused(Outcome outcome, Reason reason) {
        Outcomes.assertRefused(outcome, reason);
    }

    private void assertRefused(DigestAnswer answer, Reason reason) {
        Outcomes.assertRefused(realm.get(answer), reason);
    }

    @Test
    void nothingIsRefusedWhereNothingIsWrong() {
        assertThat(realm.get(realm.answer())).isInstanceOf(Outcome.Established.class);
    }

    @Nested
    class Field {

        @Test
        void twoAnswersAreRefusedEvenIfEachIsRight() {
            String first = realm.answer().field();
            String second = realm.answer().field();

            assertRefused(
                    realm.authenticate(MemoryRequest.get("/who").header("Authorization", first, second)),
                    DigestReason.SEVERAL_CREDENTIALS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic YWxpY2U6c2VjcmV0", "Bearer abc"})
        void anotherCredentialBesideARightAnswerIsRefused(String other) {
            String right = realm.answer().field();

            assertRefused(
                    realm.authenticate(MemoryRequest.get("/who").header("Authorization", other, right)),
                    DigestReason.SEVERAL_CREDENTIALS);
            assertRefused(
                    realm.authenticate(MemoryRequest.get("/who").header("Authorization", right, other)),
                    DigestReason.SEVERAL_CREDENTIALS);
        }

        @Test
        void twoAnswersJoinedByACommaAreRefused() {
            String joined = realm.answer().field() + ", " + realm.answer().field();

            assertRefused(
                    realm.authenticate(MemoryRequest.get("/who").header("Authorization", joined)),
                    DigestReason.MALFORMED_HEADER);
        }

        @Test
        void moreCharactersThanAnHonestAnswerHasAreRefused() {
            assertRefused(
                    realm.answer().send("x", DigestAnswer.quoted("a".repeat(AuthParameters.LONGEST))),
                    DigestReason.HEADER_TOO_LARGE);
        }

        @Test
        void moreParametersThanAnHonestAnswerHasAreRefused() {
            DigestAnswer answer = realm.answer();
            for (int i = 0; i < AuthParameters.MOST; i++) {
                answer.send("x" + i, "y");
            }
            assertRefused(answer, DigestReason.HEADER_TOO_LARGE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"user name=\"x\"", "x=\"never closed", "x=", "=x", "x", "x=\"a\"b", "x=y z"})
        void whatIsNoParameterIsRefused(String element) {
            String field = realm.answer().field() + ", " + element;

            assertRefused(
                    realm.authenticate(MemoryRequest.get("/who").header("Authorization", field)),
                    DigestReason.MALFORMED_HEADER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"nc=00000001", "NC=00000001", "qop=auth", "uri=\"/enabler/who\"", "username=\"alice\""})
        void aParameterThatStandsThereTwiceIsRefused(String again) {
            String field = realm.answer().field() + ", " + again;

            assertRefused(
                    realm.authenticate(MemoryRequest.get("/who").header("Authorization", field)),
                    DigestReason.DUPLICATE_PARAMETER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"username", "realm", "nonce", "uri", "response", "nc", "cnonce"})
        void aMissingParameterIsRefused(String parameter) {
            assertRefused(realm.answer().omit(parameter), DigestReason.MISSING_PARAMETER);
        }

        @ParameterizedTest
        @CsvSource({"username, alice", "realm, enabler", "nonce, abc", "uri, x", "response, 00", "cnonce, abc"})
        void aParameterWithoutItsQuotesIsRefused(String parameter, String token) {
            assertRefused(realm.answer().send(parameter, token), DigestReason.MALFORMED_PARAMETER);
        }

        @Test
        void anotherSchemeIsRefusedEvenWithParametersThatAreRight() {
            String field = realm.answer().field().replace("Digest ", "Digested ");

            assertThat(AuthParameters.parse(field).then(DigestCredentials::of).rejection())
                    .hasValueSatisfying(
                            rejection -> assertThat(rejection.reason()).isEqualTo(DigestReason.MALFORMED_HEADER));
        }

        @Test
        void aSchemeAloneLacksItsParameters() {
            assertRefused(
                    realm.authenticate(MemoryRequest.get("/who").header("Authorization", "Digest")),
                    DigestReason.MISSING_PARAMETER);
        }
    }

    @Nested
    class Promise {

        @Test
        void forAnotherRealmIsRefused() {
            assertRefused(realm.answer().set("realm", "other@example.org"), DigestReason.WRONG_REALM);
        }

        @ParameterizedTest
        @ValueSource(strings = {"MD5", "MD5-sess", "SHA-256-sess", "SHA-512-256-sess", "SHA-1", "AKAv1-MD5"})
        void withAnAlgorithmThatWasNotOfferedIsRefused(String algorithm) {
            assertRefused(realm.answer().set("algorithm", algorithm), DigestReason.ALGORITHM_NOT_OFFERED);
        }

        @Test
        void withoutAlgorithmMeansMd5AndIsRefused() {
            assertRefused(realm.answer().set("algorithm", "MD5").omit("algorithm"), DigestReason.ALGORITHM_NOT_OFFERED);
        }

        @Test
        void withoutQopIsRefused() {
            assertRefused(realm.answer().omit("qop"), DigestReason.MISSING_QOP);
        }

        @Test
        void withAQopThatWasNotOfferedIsRefused() {
            TestRealm strict = TestRealm.with("qop=auth-int");

            assertRefused(strict.get(strict.answer().set("qop", "auth")), DigestReason.QOP_NOT_OFFERED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"auth-conf", "AUTH", "Auth-Int", "\"auth,auth-int\"", "\"\""})
        void withAnotherQopIsRefused(String qop) {
            assertRefused(realm.answer().send("qop", qop), DigestReason.QOP_NOT_OFFERED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "1", "00000000", "000000001", "0000000g", "+0000001", "0x000001", "\u06600000001"})
        void withAnotherCountThanEightDigitsIsRefused(String count) {
            assertRefused(
                    realm.answer().set("nc", count).send("nc", DigestAnswer.quoted(count)),
                    count.charAt(0) > 0xFF ? DigestReason.MALFORMED_HEADER : DigestReason.MALFORMED_NONCE_COUNT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"\"", "\"\u00e9\"", "\"a\tb\""})
        void withAClientNonceThatCannotGoBackIsRefused(String cnonce) {
            assertRefused(realm.answer().send("cnonce", cnonce), DigestReason.MALFORMED_PARAMETER);
        }

        @Test
        void withALongerClientNonceThanAnyIsRefused() {
            assertRefused(realm.answer().set("cnonce", "a".repeat(257)), DigestReason.MALFORMED_PARAMETER);
        }

        @Test
        void withAResponseOfAnotherLengthIsRefused() {
            assertRefused(realm.answer().send("response", "\"00\""), DigestReason.MALFORMED_PARAMETER);
        }

        @Test
        void withAResponseInCapitalsIsRefused() {
            DigestAnswer answer = realm.answer();
            String response = DigestAnswer.parameters(answer.field()).getOrDefault("response", "");

            assertRefused(
                    answer.send("response", DigestAnswer.quoted(response.toUpperCase(Locale.ROOT))),
                    DigestReason.MALFORMED_PARAMETER);
        }
    }

    @Nested
    class Proof {

        @Test
        void withANonceOfAnotherStartIsRefused() {
            TestRealm before = TestRealm.with();

            assertRefused(
                    realm.answer()
                            .set(
                                    "nonce",
                                    DigestAnswer.parameters(before.challenges().get(0))
                                            .getOrDefault("nonce", "")),
                    DigestReason.NONCE_FORGED);
        }

        @Test
        void withAnotherPasswordIsRefused() {
            assertRefused(realm.answer().set("password", "correct horse batter"), DigestReason.WRONG_RESPONSE);
        }

        @Test
        void ofAnotherMethodIsRefused() {
            assertRefused(realm.answer().set("method", "DELETE"), DigestReason.WRONG_RESPONSE);
        }

        @Test
        void overALargerBodyThanAllowedIsRefused() {
            TestRealm small = TestRealm.with("max-body=4");
            DigestAnswer answer =
                    small.answer().set("qop", "auth-int").set("method", "POST").body("12345");

            Outcome outcome =
                    small.authenticate(MemoryRequest.post("/who", "12345").header("Authorization", answer.field()));

            assertRefused(outcome, HttpReason.BODY_TOO_LARGE);
            assertThat(TestRealm.reply(outcome).status()).isEqualTo(413);
        }

        @Test
        void usedBeforeIsRefused() {
            DigestAnswer answer = realm.answer();
            realm.get(answer);

            assertRefused(answer, DigestReason.REPLAYED);
        }

        @Test
        void isRefusedWhereItCannotBeKnownWhetherItWasUsed() {
            TestRealm full = TestRealm.with((key, expires) -> Claim.UNAVAILABLE);

            Outcome outcome = full.get(full.answer());

            assertRefused(outcome, DigestReason.REPLAY_UNKNOWN);
            assertThat(TestRealm.reply(outcome).status()).isEqualTo(503);
        }

        @Test
        void withAStaleNonceIsAskedForAgainInsteadOfRefused() {
            DigestAnswer answer = realm.answer();
            realm.pass(Duration.ofSeconds(60));

            assertThat(realm.get(answer)).isInstanceOf(Outcome.Replied.class);
            assertThat(DigestReason.NONCE_STALE.clause()).isNotBlank();
        }

        @Test
        void withANonceOfAClockThatWasPutBackIsAskedForAgain() {
            DigestAnswer answer = realm.answer();
            realm.pass(Duration.ofSeconds(-5));

            assertThat(TestRealm.challenges(realm.get(answer)))
                    .first()
                    .asString()
                    .contains("stale=true");
        }
    }
}

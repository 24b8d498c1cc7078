package org.secf.webauthn.webauthn4j;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.keys.Thumbprint;
import org.secf.state.RandomText;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.AssertionAnswer;
import org.secf.webauthn.ceremony.RegistrationAnswer;
import org.secf.webauthn.ceremony.SigningAlgorithm;
import org.secf.webauthn.ceremony.UserVerification;
import org.secf.webauthn.ceremony.WebAuthnPolicy;
import org.secf.webauthn.ceremony.WebAuthnReason;
import org.secf.webauthn.credentials.WebAuthnCredential;
import org.secf.webauthn.testing.Policies;
import org.secf.webauthn.testing.SoftwareAuthenticator;
import org.secf.webauthn.testing.Speech;

/** Logins by an authenticator in software: each is right, and rightly signed, but for the one thing that a test names. */
class AssertionVerifierTest {

    private static final String HANDLE = "AQID";
    private static final long COUNT = 7;

    private final String challenge = RandomText.secret(new SecureRandom());
    private final AssertionVerifier strict = new AssertionVerifier(Policies.strict());
    private final SoftwareAuthenticator authenticator = SoftwareAuthenticator.es256();
    private final WebAuthnCredential credential =
            register(authenticator, Policies.strict(), registering -> registering);

    private WebAuthnCredential register(SoftwareAuthenticator by, WebAuthnPolicy policy, UnaryOperator<Speech> change) {
        Speech speech = change.apply(Speech.registering(challenge).count(COUNT));
        return RegistrationAnswer.read(by.register(speech))
                .then(read -> new RegistrationVerifier(policy).verify(read, challenge))
                .map(made -> made.credential("alice", "password-file", HANDLE, Instant.EPOCH))
                .fold(made -> made, rejection -> {
                    throw new AssertionError(rejection.toString());
                });
    }

    private Verdict<VerifiedAssertion> verify(AssertionVerifier verifier, JsonObject answer, String... allowed) {
        return AssertionAnswer.read(answer)
                .then(read -> verifier.verify(
                        read, new AssertionVerifier.Expectation(challenge, List.of(allowed), credential)));
    }

    private JsonObject use(UnaryOperator<Speech> change) {
        return authenticator.use(change.apply(Speech.using(challenge, COUNT + 1)), Optional.of(HANDLE));
    }

    private Reason refusal(UnaryOperator<Speech> change) {
        return refusal(verify(strict, use(change)));
    }

    private static Reason refusal(Verdict<VerifiedAssertion> verdict) {
        return verdict.rejection().map(Rejection::reason).orElseThrow();
    }

    private static VerifiedAssertion accepted(Verdict<VerifiedAssertion> verdict) {
        return verdict.fold(verified -> verified, rejection -> {
            throw new AssertionError(rejection.toString());
        });
    }

    @Nested
    class Accepts {

        @Test
        void whatIsRight() {
            VerifiedAssertion verified = accepted(verify(strict, use(speech -> speech), credential.id()));

            assertThat(verified.before()).isEqualTo(credential);
            assertThat(verified.after()).isEqualTo(credential.after(COUNT + 1, false));
            assertThat(verified.isUserVerified()).isTrue();
            assertThat(verified.thumbprint())
                    .isEqualTo(Thumbprint.of(authenticator.key().getPublic()));
        }

        @Test
        void aTouchAloneWhereThePolicySaysSo() {
            AssertionVerifier lenient =
                    new AssertionVerifier(Policies.of(UserVerification.DISCOURAGED, SigningAlgorithm.ES256));

            assertThat(accepted(verify(lenient, use(speech -> speech.flags(Speech.PRESENT))))
                            .isUserVerified())
                    .isFalse();
        }
    }

    @Nested
    class ClientData {

        @Test
        void ofARegistration() {
            assertThat(refusal(speech -> speech.type("webauthn.create"))).isEqualTo(WebAuthnReason.WRONG_TYPE);
        }

        @Test
        void forAnotherChallenge() {
            String other = RandomText.secret(new SecureRandom());

            assertThat(refusal(speech -> speech.challenge(other))).isEqualTo(WebAuthnReason.WRONG_CHALLENGE);
        }

        @Test
        void ofAnotherSite() {
            assertThat(refusal(speech -> speech.origin("https://sp.example.org.evil.example")))
                    .isEqualTo(WebAuthnReason.WRONG_ORIGIN);
        }

        @Test
        void ofAFrameOfAnotherSite() {
            assertThat(refusal(speech -> speech.saying("\"crossOrigin\":true"))).isEqualTo(WebAuthnReason.CROSS_ORIGIN);
        }

        @Test
        void belowAPageOfAnotherSite() {
            assertThat(refusal(speech -> speech.saying("\"topOrigin\":\"https://evil.example\"")))
                    .isEqualTo(WebAuthnReason.CROSS_ORIGIN);
        }
    }

    @Nested
    class AuthenticatorData {

        @Test
        void forAnotherRelyingParty() {
            assertThat(refusal(speech -> speech.rpId("other.example.org"))).isEqualTo(WebAuthnReason.WRONG_RP_ID);
        }

        @Test
        void withoutATouch() {
            assertThat(refusal(speech -> speech.flags(Speech.VERIFIED))).isEqualTo(WebAuthnReason.USER_NOT_PRESENT);
        }

        @Test
        void withNeitherPinNorBiometrics() {
            assertThat(refusal(speech -> speech.flags(Speech.PRESENT))).isEqualTo(WebAuthnReason.USER_NOT_VERIFIED);
        }

        @Test
        void backedUpWithoutBeingEligible() {
            assertThat(refusal(speech -> speech.flags(Speech.PRESENT | Speech.VERIFIED | Speech.BACKED_UP)))
                    .isEqualTo(WebAuthnReason.IMPOSSIBLE_BACKUP_STATE);
        }

        @Test
        void eligibleForABackupAllOfASudden() {
            assertThat(refusal(speech -> speech.flags(Speech.PRESENT | Speech.VERIFIED | Speech.BACKUP_ELIGIBLE)))
                    .isEqualTo(WebAuthnReason.BACKUP_ELIGIBILITY_CHANGED);
        }
    }

    @Nested
    class TheSignature {

        @Test
        void byAnotherKey() {
            JsonObject forged = authenticator.forged().use(Speech.using(challenge, COUNT + 1), Optional.of(HANDLE));

            assertThat(refusal(verify(strict, forged))).isEqualTo(WebAuthnReason.WRONG_SIGNATURE);
        }

        @Test
        void ofAnAlgorithmThatIsNoLongerAllowed() {
            AssertionVerifier later =
                    new AssertionVerifier(Policies.of(UserVerification.REQUIRED, SigningAlgorithm.RS256));

            assertThat(refusal(verify(later, use(speech -> speech)))).isEqualTo(WebAuthnReason.ALGORITHM_NOT_ALLOWED);
        }
    }

    @Nested
    class TheCount {

        @Test
        void thatStandsStill() {
            assertThat(refusal(speech -> speech.count(COUNT))).isEqualTo(WebAuthnReason.COUNT_WENT_BACK);
        }

        @Test
        void thatGoesBack() {
            assertThat(refusal(speech -> speech.count(COUNT - 1))).isEqualTo(WebAuthnReason.COUNT_WENT_BACK);
        }

        @Test
        void thatIsNoLongerKept() {
            assertThat(refusal(speech -> speech.count(0))).isEqualTo(WebAuthnReason.COUNT_WENT_BACK);
        }

        @Test
        void hasThirtyTwoBits() {
            long most = 0xFFFF_FFFFL;

            assertThat(accepted(verify(strict, use(speech -> speech.count(most))))
                            .after()
                            .signCount())
                    .isEqualTo(most);
        }
    }

    @Nested
    class TheCredential {

        @Test
        void thatWasNotAskedFor() {
            String other = SoftwareAuthenticator.es256().id();

            assertThat(refusal(verify(strict, use(speech -> speech), other)))
                    .isEqualTo(WebAuthnReason.CREDENTIAL_NOT_ASKED_FOR);
        }
    }
}

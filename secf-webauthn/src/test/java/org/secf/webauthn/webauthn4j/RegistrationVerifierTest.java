package org.secf.webauthn.webauthn4j;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.keys.Base64Url;
import org.secf.state.RandomText;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.RegistrationAnswer;
import org.secf.webauthn.ceremony.SigningAlgorithm;
import org.secf.webauthn.ceremony.UserVerification;
import org.secf.webauthn.ceremony.WebAuthnReason;
import org.secf.webauthn.credentials.WebAuthnCredential;
import org.secf.webauthn.testing.Maker;
import org.secf.webauthn.testing.Policies;
import org.secf.webauthn.testing.SoftwareAuthenticator;
import org.secf.webauthn.testing.Speech;

/** Registrations by an authenticator in software: each is right but for the one thing that a test names. */
class RegistrationVerifierTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final String challenge = RandomText.secret(new SecureRandom());
    private final RegistrationVerifier strict = new RegistrationVerifier(Policies.strict());
    private final SoftwareAuthenticator authenticator = SoftwareAuthenticator.es256();

    private Verdict<VerifiedRegistration> verify(RegistrationVerifier verifier, JsonObject answer) {
        return RegistrationAnswer.read(answer).then(read -> verifier.verify(read, challenge));
    }

    private Reason refusal(UnaryOperator<Speech> change) {
        return refusal(strict, authenticator.register(change.apply(Speech.registering(challenge))));
    }

    private Reason refusal(RegistrationVerifier verifier, JsonObject answer) {
        return verify(verifier, answer).rejection().map(Rejection::reason).orElseThrow();
    }

    private WebAuthnCredential kept(RegistrationVerifier verifier, JsonObject answer) {
        return verify(verifier, answer)
                .map(made -> made.credential("alice", "password-file", Base64Url.encode(new byte[] {1, 2, 3}), NOW))
                .fold(credential -> credential, rejection -> {
                    throw new AssertionError(rejection.toString());
                });
    }

    @Nested
    class Accepts {

        @Test
        void keepsWhatTheAuthenticatorMade() {
            WebAuthnCredential kept = kept(
                    strict, authenticator.register(Speech.registering(challenge).count(7)));

            assertThat(kept.id()).isEqualTo(authenticator.id());
            assertThat(kept.user()).isEqualTo("alice");
            assertThat(kept.signCount()).isEqualTo(7);
            assertThat(kept.userVerified()).isTrue();
            assertThat(kept.backupEligible()).isFalse();
            assertThat(kept.backedUp()).isFalse();
            assertThat(kept.created()).isEqualTo(NOW);
        }

        @Test
        void recordsWhetherTheKeyIsBackedUp() {
            int flags = Speech.PRESENT | Speech.VERIFIED | Speech.BACKUP_ELIGIBLE | Speech.BACKED_UP;

            WebAuthnCredential kept = kept(
                    strict, authenticator.register(Speech.registering(challenge).flags(flags)));

            assertThat(kept.backupEligible()).isTrue();
            assertThat(kept.backedUp()).isTrue();
        }

        @Test
        void takesRsaKeysThatAreLongEnough() {
            SoftwareAuthenticator rsa = SoftwareAuthenticator.rs256(2048);

            assertThat(kept(strict, rsa.register(Speech.registering(challenge))).id())
                    .isEqualTo(rsa.id());
        }

        @Test
        void takesAnUnverifiedUserWhereThePolicySaysSo() {
            RegistrationVerifier lenient =
                    new RegistrationVerifier(Policies.of(UserVerification.PREFERRED, SigningAlgorithm.ES256));

            WebAuthnCredential kept = kept(
                    lenient,
                    authenticator.register(Speech.registering(challenge).flags(Speech.PRESENT)));

            assertThat(kept.userVerified()).isFalse();
        }
    }

    @Nested
    class ClientData {

        @Test
        void ofALogin() {
            assertThat(refusal(speech -> speech.type("webauthn.get"))).isEqualTo(WebAuthnReason.WRONG_TYPE);
        }

        @Test
        void forAnotherChallenge() {
            String other = RandomText.secret(new SecureRandom());

            assertThat(refusal(speech -> speech.challenge(other))).isEqualTo(WebAuthnReason.WRONG_CHALLENGE);
        }

        @Test
        void ofAnotherSite() {
            assertThat(refusal(speech -> speech.origin("https://sp.example.com")))
                    .isEqualTo(WebAuthnReason.WRONG_ORIGIN);
        }

        @Test
        void ofTheSameHostByPlainHttp() {
            assertThat(refusal(speech -> speech.origin("http://sp.example.org")))
                    .isEqualTo(WebAuthnReason.WRONG_ORIGIN);
        }

        @Test
        void ofAnotherPort() {
            assertThat(refusal(speech -> speech.origin("https://sp.example.org:8443")))
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

        @Test
        void boundToAnotherConnection() {
            assertThat(refusal(speech -> speech.saying("\"tokenBinding\":{\"status\":\"present\",\"id\":\"AAEC\"}")))
                    .isEqualTo(WebAuthnReason.OTHER_RULE);
        }
    }

    @Nested
    class AuthenticatorData {

        @Test
        void forAnotherRelyingParty() {
            assertThat(refusal(speech -> speech.rpId("example.org"))).isEqualTo(WebAuthnReason.WRONG_RP_ID);
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
        void ofAnAlgorithmThatIsNotAllowed() {
            assertThat(refusal(strict, SoftwareAuthenticator.es384().register(Speech.registering(challenge))))
                    .isEqualTo(WebAuthnReason.ALGORITHM_NOT_ALLOWED);
        }

        @Test
        void withAShortKey() {
            assertThat(refusal(strict, SoftwareAuthenticator.rs256(1024).register(Speech.registering(challenge))))
                    .isEqualTo(WebAuthnReason.WEAK_KEY);
        }

        @Test
        void withALongKey() {
            Rejection refusal = verify(
                            strict, SoftwareAuthenticator.withModulus(16_384).register(Speech.registering(challenge)))
                    .rejection()
                    .orElseThrow();

            assertThat(refusal.reason()).isEqualTo(WebAuthnReason.MALFORMED_MESSAGE);
            assertThat(refusal.detail()).contains("a public key of at most 2048 octets");
            assertThat(kept(strict, SoftwareAuthenticator.withModulus(8192).register(Speech.registering(challenge)))
                            .publicKey())
                    .hasSizeGreaterThan(1024);
        }

        @Test
        void withALongId() {
            assertThat(refusal(strict, SoftwareAuthenticator.withId(1024).register(Speech.registering(challenge))))
                    .isEqualTo(WebAuthnReason.CREDENTIAL_ID_TOO_LONG);
        }

        @Test
        void ofAnotherCredentialThanTheBrowserNames() {
            String other = SoftwareAuthenticator.es256().id();
            JsonObject right = authenticator.register(Speech.registering(challenge));
            JsonObject renamed = Json.createObjectBuilder(right)
                    .add("id", other)
                    .add("rawId", other)
                    .build();

            assertThat(refusal(strict, renamed)).isEqualTo(WebAuthnReason.MALFORMED_MESSAGE);
        }

        @Test
        void thatIsNoCbor() {
            JsonObject right = authenticator.register(Speech.registering(challenge));
            JsonObject response = Json.createObjectBuilder(right.getJsonObject("response"))
                    .add("attestationObject", Base64Url.encode(new byte[] {(byte) 0xA3, 0x63, 0x66}))
                    .build();

            assertThat(refusal(
                            strict,
                            Json.createObjectBuilder(right)
                                    .add("response", response)
                                    .build()))
                    .isEqualTo(WebAuthnReason.MALFORMED_MESSAGE);
        }
    }

    @Nested
    class Attestations {

        private final Maker maker = new Maker("Maker");
        private final RegistrationVerifier trusting = new RegistrationVerifier(Policies.trusting(maker));

        @Test
        void areRefusedWhereNoneWasAskedFor() {
            assertThat(refusal(strict, authenticator.attest(Speech.registering(challenge), maker)))
                    .isEqualTo(WebAuthnReason.ATTESTATION_NOT_ALLOWED);
            assertThat(refusal(strict, authenticator.attestItself(Speech.registering(challenge), true)))
                    .isEqualTo(WebAuthnReason.ATTESTATION_NOT_ALLOWED);
        }

        @Test
        void ofATrustedMakerAreTaken() {
            assertThat(kept(trusting, authenticator.attest(Speech.registering(challenge), maker))
                            .id())
                    .isEqualTo(authenticator.id());
        }

        @Test
        void areNeededWhereOneWasAskedFor() {
            assertThat(refusal(trusting, authenticator.register(Speech.registering(challenge))))
                    .isEqualTo(WebAuthnReason.ATTESTATION_NOT_ALLOWED);
        }

        @Test
        void ofAnotherMakerAreRefused() {
            assertThat(refusal(trusting, authenticator.attest(Speech.registering(challenge), new Maker("Other"))))
                    .isEqualTo(WebAuthnReason.WRONG_ATTESTATION);
        }

        @Test
        void byTheAuthenticatorItselfAreRefused() {
            assertThat(refusal(trusting, authenticator.attestItself(Speech.registering(challenge), true)))
                    .isEqualTo(WebAuthnReason.WRONG_ATTESTATION);
        }

        @Test
        void ofSomethingElseAreRefused() {
            assertThat(refusal(trusting, authenticator.attestItself(Speech.registering(challenge), false)))
                    .isEqualTo(WebAuthnReason.WRONG_SIGNATURE);
        }
    }
}

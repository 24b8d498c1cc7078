package org.secf.webauthn.webauthn4j;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.Base64Url;
import org.secf.keys.KeyStrength;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.Attestation;
import org.secf.webauthn.ceremony.RegistrationAnswer;
import org.secf.webauthn.ceremony.WebAuthnPolicy;
import org.secf.webauthn.ceremony.WebAuthnReason;
import org.secf.webauthn.credentials.WebAuthnCredential;

/** Verifies registrations (WebAuthn-3 §7.1). For many threads at once. */
public final class RegistrationVerifier {

    private static final int MODEL_OCTETS = 16;
    private static final Set<String> NO_ATTESTATION = Set.of("none");
    private static final Set<String> BY_CERTIFICATE = Set.of("packed", "fido-u2f");

    private final WebAuthnPolicy policy;
    private final Expected expected;
    private final WebAuthnRegistrationManager library;
    private final AttestationObjectConverter attestations;
    private final AuthenticatorDataConverter authenticatorData;
    private final List<PublicKeyCredentialParameters> algorithms;

    public RegistrationVerifier(WebAuthnPolicy policy) {
        ObjectConverter converter = new ObjectConverter();
        this.policy = policy;
        this.expected = Expected.of(policy);
        this.library = Attestations.manager(policy, converter);
        this.attestations = new AttestationObjectConverter(converter);
        this.authenticatorData = new AuthenticatorDataConverter(converter);
        this.algorithms = policy.algorithms().stream()
                .map(algorithm -> new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm.identifier())))
                .toList();
    }

    /**
     * The new credential, or the first rule that it breaks.
     *
     * @param challenge that was sent, base64url
     */
    public Verdict<VerifiedRegistration> verify(RegistrationAnswer answer, String challenge) {
        RegistrationParameters parameters =
                new RegistrationParameters(expected.with(challenge), algorithms, policy.requiresVerification(), true);
        return Refusals.read(() -> library.parse(
                        new RegistrationRequest(Octets.of(answer.attestation()), Octets.of(answer.clientData()))))
                .then(data -> format(data)
                        .<Verdict<RegistrationData>>map(Verdict::rejected)
                        .orElseGet(() -> Refusals.verified(() -> library.verify(data, parameters))))
                .then(data -> verified(attestation(data), answer));
    }

    private Optional<Rejection> format(RegistrationData data) {
        Set<String> allowed = policy.attestation() == Attestation.NONE ? NO_ATTESTATION : BY_CERTIFICATE;
        AttestationObject attestation = data.getAttestationObject();
        if (attestation == null) {
            return Check.refused(WebAuthnReason.MALFORMED_MESSAGE, "an attestation object", "nothing");
        }
        String format = attestation.getFormat();
        return allowed.contains(format)
                ? Check.HOLDS
                : Check.refused(WebAuthnReason.ATTESTATION_NOT_ALLOWED, allowed.toString(), format);
    }

    private static AttestationObject attestation(RegistrationData data) {
        return Objects.requireNonNull(data.getAttestationObject(), "attestation object");
    }

    private Verdict<VerifiedRegistration> verified(AttestationObject attestation, RegistrationAnswer answer) {
        var said = attestation.getAuthenticatorData();
        AttestedCredentialData made = Objects.requireNonNull(said.getAttestedCredentialData(), "credential");
        String id = Base64Url.encode(made.getCredentialId());
        if (!id.equals(answer.id())) {
            return Verdict.rejected(WebAuthnReason.MALFORMED_MESSAGE, "one credential id", "two");
        }
        byte[] written = publicKey(answer, made);
        if (written.length > WebAuthnCredential.LONGEST_KEY) {
            return Verdict.rejected(
                    WebAuthnReason.MALFORMED_MESSAGE,
                    "a public key of at most " + WebAuthnCredential.LONGEST_KEY + " octets",
                    String.valueOf(written.length));
        }
        PublicKey key = Objects.requireNonNull(made.getCOSEKey().getPublicKey(), "public key");
        if (!KeyStrength.isEnoughOfAnyKind(key)) {
            return Verdict.rejected(
                    WebAuthnReason.WEAK_KEY, KeyStrength.EXPECTED_OF_ANY_KIND, "a shorter " + key.getAlgorithm());
        }
        VerifiedRegistration.State state =
                new VerifiedRegistration.State(said.getSignCount(), said.isFlagUV(), said.isFlagBE(), said.isFlagBS());
        return Verdict.accepted(new VerifiedRegistration(id, Base64Url.encode(written), state));
    }

    /** Its octets as they came, not written again. */
    private byte[] publicKey(RegistrationAnswer answer, AttestedCredentialData made) {
        byte[] said = Objects.requireNonNull(
                attestations.extractAuthenticatorData(Octets.of(answer.attestation())), "authenticator data");
        byte[] credential = authenticatorData.extractAttestedCredentialData(said);
        int start = MODEL_OCTETS + Short.BYTES + made.getCredentialId().length;
        return Arrays.copyOfRange(credential, start, credential.length);
    }
}

package org.secf.webauthn.webauthn4j;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.keys.Thumbprint;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.AssertionAnswer;
import org.secf.webauthn.ceremony.WebAuthnPolicy;
import org.secf.webauthn.ceremony.WebAuthnReason;
import org.secf.webauthn.credentials.WebAuthnCredential;

/** Verifies logins (WebAuthn-3 §7.2). For many threads at once. */
public final class AssertionVerifier {

    private static final int MODEL_OCTETS = 16;

    private final WebAuthnPolicy policy;
    private final Expected expected;
    private final WebAuthnAuthenticationManager library;
    private final AttestedCredentialDataConverter keys;

    public AssertionVerifier(WebAuthnPolicy policy) {
        ObjectConverter converter = new ObjectConverter();
        this.policy = policy;
        this.expected = Expected.of(policy);
        this.library = new WebAuthnAuthenticationManager(List.of(), converter);
        this.keys = new AttestedCredentialDataConverter(converter);
    }

    /**
     * What a login has to fit.
     *
     * @param challenge that was sent, base64url
     * @param allowed ids of the credentials that were asked for; empty for any
     * @param credential whose id the answer names
     */
    public record Expectation(String challenge, List<String> allowed, WebAuthnCredential credential) {

        public Expectation {
            allowed = List.copyOf(allowed);
        }
    }

    /** The login, or the first rule that it breaks. */
    public Verdict<VerifiedAssertion> verify(AssertionAnswer answer, Expectation expectation) {
        return Refusals.read(() -> parse(answer))
                .then(data -> Refusals.read(() -> stored(expectation.credential()))
                        .then(stored -> verify(data, stored, expectation)));
    }

    private Verdict<VerifiedAssertion> verify(
            AuthenticationData data, AttestedCredentialData stored, Expectation expectation) {
        COSEKey key = stored.getCOSEKey();
        Optional<Rejection> refused = algorithm(key);
        if (refused.isPresent()) {
            return Verdict.rejected(refused.get());
        }
        AuthenticationParameters parameters = new AuthenticationParameters(
                expected.with(expectation.challenge()),
                record(expectation.credential(), stored),
                allowed(expectation),
                policy.requiresVerification(),
                true);
        return Refusals.verified(() -> library.verify(data, parameters))
                .map(verified -> verified(verified, key, expectation.credential()));
    }

    private static VerifiedAssertion verified(AuthenticationData data, COSEKey key, WebAuthnCredential before) {
        var said = Objects.requireNonNull(data.getAuthenticatorData(), "authenticator data");
        return new VerifiedAssertion(
                before,
                before.after(said.getSignCount(), said.isFlagBS()),
                said.isFlagUV(),
                Thumbprint.of(Objects.requireNonNull(key.getPublicKey(), "public key")));
    }

    /** A credential may be older than the policy. */
    private Optional<Rejection> algorithm(COSEKey key) {
        long used = Objects.requireNonNull(key.getAlgorithm(), "algorithm").getValue();
        return policy.algorithms().stream().anyMatch(allowed -> allowed.identifier() == used)
                ? Check.HOLDS
                : Check.refused(WebAuthnReason.ALGORITHM_NOT_ALLOWED, String.valueOf(policy.algorithms()), "" + used);
    }

    /** Extensions are not asked for, and what comes of them is not looked at. */
    private AuthenticationData parse(AssertionAnswer answer) {
        byte @Nullable [] handle = answer.userHandle().map(Octets::of).orElse(null);
        return library.parse(new AuthenticationRequest(
                Octets.of(answer.id()),
                handle,
                Octets.of(answer.authenticatorData()),
                Octets.of(answer.clientData()),
                Octets.of(answer.signature())));
    }

    private static @Nullable List<byte[]> allowed(Expectation expectation) {
        return expectation.allowed().isEmpty()
                ? null
                : expectation.allowed().stream().map(Octets::of).toList();
    }

    /** As an authenticator sends it (WebAuthn-3 §6.5.2); of what model it is was never asked. */
    private AttestedCredentialData stored(WebAuthnCredential credential) {
        byte[] id = Octets.of(credential.id());
        byte[] key = Octets.of(credential.publicKey());
        byte[] octets = ByteBuffer.allocate(MODEL_OCTETS + Short.BYTES + id.length + key.length)
                .put(new byte[MODEL_OCTETS])
                .putShort((short) id.length)
                .put(id)
                .put(key)
                .array();
        return keys.convert(octets);
    }

    private static CredentialRecordImpl record(WebAuthnCredential credential, AttestedCredentialData stored) {
        return new CredentialRecordImpl(
                null,
                credential.userVerified(),
                credential.backupEligible(),
                credential.backedUp(),
                credential.signCount(),
                stored,
                null,
                null,
                null,
                null);
    }
}

package org.secf.webauthn.webauthn4j;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.SelfAttestationProhibitedException;
import java.security.cert.TrustAnchor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.webauthn.ceremony.Attestation;
import org.secf.webauthn.ceremony.WebAuthnPolicy;

/** Which attestations the library takes, and whom it believes. */
final class Attestations {

    private Attestations() {}

    /** The same certificates for every make: who trusts an authority, trusts what it says of its makes. */
    private record Anchors(Set<TrustAnchor> all) implements TrustAnchorRepository {

        @Override
        public Set<TrustAnchor> find(AAGUID aaguid) {
            return all;
        }

        @Override
        public Set<TrustAnchor> find(byte[] attestationCertificateKeyIdentifier) {
            return all;
        }
    }

    static WebAuthnRegistrationManager manager(WebAuthnPolicy policy, ObjectConverter converter) {
        Set<TrustAnchor> anchors = policy.attestationRoots().stream()
                .map(root -> new TrustAnchor(root, null))
                .collect(Collectors.toUnmodifiableSet());
        return new WebAuthnRegistrationManager(
                policy.attestation() == Attestation.NONE
                        ? List.of(new NoneAttestationStatementVerifier())
                        : List.of(new PackedAttestationStatementVerifier(), new FIDOU2FAttestationStatementVerifier()),
                new DefaultCertPathTrustworthinessVerifier(new Anchors(anchors)),
                statement -> {
                    throw new SelfAttestationProhibitedException("an authenticator cannot vouch for itself");
                },
                converter);
    }
}

package org.secf.saml.response;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.ArtifactReason;
import org.secf.saml.response.ParsedResolution.Envelope;
import org.secf.saml.response.SignatureVerifier.Claim;
import org.secf.verdict.Verdict;

/** Finds out who made an answer to a resolution (saml-bindings §3.6.6). A signature that is there must hold, also where none is asked for. */
public final class ResolutionAuthenticator {

    private final SignatureVerifier signatures;

    /**
     * An authenticator.
     *
     * @param crypto verifies
     */
    public ResolutionAuthenticator(Crypto crypto) {
        this.signatures = new SignatureVerifier(crypto);
    }

    /** What has to hold for an answer to be believed. */
    public record Terms(List<PublicKey> keys, AlgorithmPolicy algorithms, boolean acceptUnsigned) {

        public Terms {
            keys = List.copyOf(keys);
        }
    }

    /** By its own signature (saml-core §5.4); those inside are asked for later, in their own places. */
    public Verdict<AuthenticResolution> authenticate(ParsedResolution answer, Terms terms) {
        Envelope envelope = answer.envelope();
        if (envelope.signature().isPresent()) {
            Claim claim = new Claim(
                    envelope.element(), envelope.id(), envelope.signature().get());
            return signatures
                    .verify(claim, terms.keys(), terms.algorithms())
                    .map(signed -> new AuthenticResolution(envelope.message(), Optional.of(signed.key())));
        }
        return terms.acceptUnsigned()
                ? Verdict.accepted(new AuthenticResolution(envelope.message(), Optional.empty()))
                : Verdict.rejected(ArtifactReason.RESOLUTION_NOT_SIGNED, "a signature of the answer", "none");
    }
}

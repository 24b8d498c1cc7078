package org.secf.saml.artifact;

import java.time.Instant;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.response.AuthenticResolution;
import org.secf.saml.response.ParsedResponse;
import org.secf.saml.response.ResolutionAuthenticator;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/** An answer that was fetched, and nothing believed of it yet. It can be read again when the identity provider's keys are known anew. */
public final class Resolution {

    private final ArtifactResolver by;
    private final String asked;
    private final byte[] envelope;
    private final Instant fetched;

    Resolution(ArtifactResolver by, String asked, byte[] envelope, Instant fetched) {
        this.by = by;
        this.asked = asked;
        this.envelope = envelope;
        this.fetched = fetched;
    }

    /**
     * The response that it brings, once it is proved to come from that identity provider; the response itself is still to be verified.
     *
     * @param provider whom we asked, with the keys of the moment
     */
    public Verdict<ParsedResponse> response(IdentityProvider provider) {
        ArtifactPolicy policy = by.policy();
        ResolutionAuthenticator.Terms terms = new ResolutionAuthenticator.Terms(
                provider.signingKeys(), policy.algorithms(), policy.acceptUnsignedAnswers());
        return by.parser()
                .parse(envelope)
                .then(answer -> Check.all(
                        ResolutionChecks.IN_ORDER,
                        new ResolutionChecks.Candidate(
                                answer, asked, provider.entityId(), by.destination(), policy.clockSkew(), fetched)))
                .then(candidate -> by.authenticator().authenticate(candidate.answer(), terms))
                .then(AuthenticResolution::response);
    }
}

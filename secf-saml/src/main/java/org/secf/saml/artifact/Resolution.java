package org.secf.saml.artifact;

import java.time.Instant;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.response.AuthenticResolution;
import org.secf.saml.response.ParsedResponse;
import org.secf.saml.response.ResolutionAuthenticator;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/**
 * An answer that was fetched, and nothing believed of it yet. It can be read again when the identity provider's keys are known anew. Its artifact is used up when it
 * is believed for the first time. For one thread.
 */
public final class Resolution {

    private final ArtifactResolver by;
    private final Artifact artifact;
    private final Answer answered;
    private boolean isUsed;

    /**
     * What came back.
     *
     * @param asked the id of our question
     * @param envelope as it came
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(String asked, byte[] envelope, Instant fetched) {}

    Resolution(ArtifactResolver by, Artifact artifact, Answer answered) {
        this.by = by;
        this.artifact = artifact;
        this.answered = answered;
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
                .parse(answered.envelope())
                .then(answer -> Check.all(
                        ResolutionChecks.IN_ORDER,
                        new ResolutionChecks.Candidate(
                                answer,
                                answered.asked(),
                                provider.entityId(),
                                by.destination(),
                                policy.clockSkew(),
                                answered.fetched())))
                .then(candidate -> by.authenticator().authenticate(candidate.answer(), terms))
                .then(AuthenticResolution::response)
                .then(this::once);
    }

    private Verdict<ParsedResponse> once(ParsedResponse response) {
        if (isUsed) {
            return Verdict.accepted(response);
        }
        Verdict<ParsedResponse> first = by.firstUse(artifact).map(claimed -> response);
        isUsed = first.rejection().isEmpty();
        return first;
    }
}

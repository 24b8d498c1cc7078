package org.secf.saml.artifact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.saml.model.ArtifactReason;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * Resolutions that wait for an identity provider now, each with a thread that serves nobody else meanwhile. They are so few that neither those who bring artifacts
 * can hold all threads of the server, nor one slow identity provider the turns of all others; whoever comes beyond that is refused and waits for nothing.
 */
public final class ResolutionsUnderWay {

    /** Of all identity providers together. */
    static final int MOST = 64;

    /** Of one identity provider. */
    static final int MOST_OF_ONE = 16;

    private final Map<String, Integer> byProvider = new HashMap<>();
    private final Set<String> artifacts = new HashSet<>();

    /** Takes a turn, which is to be given back by {@link #end}; unless there is none left, or the same artifact has one. */
    synchronized Optional<Rejection> begin(Artifact artifact, String provider) {
        int ofOne = byProvider.getOrDefault(provider, 0);
        if (artifacts.size() >= MOST || ofOne >= MOST_OF_ONE) {
            return Check.refused(
                    ArtifactReason.TOO_MANY_RESOLUTIONS,
                    "fewer than " + MOST + " resolutions at once, and than " + MOST_OF_ONE + " of " + provider,
                    artifacts.size() + " and " + ofOne);
        }
        if (!artifacts.add(artifact.text())) {
            return Check.refused(ArtifactReason.ARTIFACT_REPLAYED, "a new artifact", artifact.text());
        }
        byProvider.put(provider, ofOne + 1);
        return Check.HOLDS;
    }

    /** Gives the turn back. */
    synchronized void end(Artifact artifact, String provider) {
        artifacts.remove(artifact.text());
        byProvider.computeIfPresent(provider, (same, turns) -> turns > 1 ? turns - 1 : null);
    }
}

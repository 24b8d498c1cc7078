package org.secf.saml;

import java.util.Optional;
import org.secf.http.Parameters;
import org.secf.verdict.Verdict;

/**
 * A reference to a response that a browser brings (saml-bindings §3.6.4).
 *
 * @param artifact as it came
 * @param relayState as it came
 */
record SubmittedArtifact(String artifact, Optional<String> relayState) {

    /** Reads the address, or a form. */
    static Verdict<SubmittedArtifact> read(Parameters parameters) {
        return parameters
                .single(Arrival.ARTIFACT)
                .then(artifact -> SubmittedResponse.relayState(parameters)
                        .map(relay -> new SubmittedArtifact(artifact.value(), relay)));
    }
}

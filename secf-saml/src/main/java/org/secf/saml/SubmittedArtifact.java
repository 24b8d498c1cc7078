package org.secf.saml;

import java.util.Optional;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/**
 * A reference to a response that a browser brings (saml-bindings §3.6.4).
 *
 * @param artifact as it came
 * @param relayState as it came
 */
record SubmittedArtifact(String artifact, Optional<String> relayState) {

    /** Reads the address, or a form. */
    static Verdict<SubmittedArtifact> read(Request request) {
        Verdict<Parameters> parameters =
                request.method().equals("GET") ? ArrivingBinding.query(request) : ArrivingBinding.form(request);
        return parameters.then(found -> found.single(ArrivingBinding.ARTIFACT)
                .then(artifact -> SubmittedResponse.relayState(found)
                        .map(relay -> new SubmittedArtifact(artifact.value(), relay))));
    }
}

package org.secf.signature;

import java.time.Duration;
import java.util.Optional;
import org.secf.structured.BareItem;
import org.secf.structured.Parameters;

/**
 * How we sign.
 *
 * @param coverage what is covered
 * @param label the name of the signature in the message
 * @param tag the application that it is for; empty where verifiers ask for none
 * @param validity how long after it was made the signature is good, whatever verifiers think; empty where they decide
 * @param nonce whether each signature has a nonce, so that it passes once
 * @param namesAlgorithm whether the message names the algorithm; a verifier must not need it
 */
public record SigningPolicy(
        Coverage coverage,
        String label,
        Optional<String> tag,
        Optional<Duration> validity,
        boolean nonce,
        boolean namesAlgorithm) {

    /**
     * Checks that something is covered, and that label and tag can be written.
     *
     * @throws IllegalArgumentException where not
     */
    public SigningPolicy {
        Parameters.NONE.with(label, BareItem.Bool.TRUE);
        tag.ifPresent(BareItem.Text::new);
        if (coverage.always().isEmpty()) {
            throw new IllegalArgumentException("nothing is covered");
        }
        if (validity.filter(time -> time.toSeconds() < 1).isPresent()) {
            throw new IllegalArgumentException("signatures are never good");
        }
    }

    /** Requests with a nonce, for {@link SignaturePolicy#ofRequests()}. */
    public static SigningPolicy ofRequests() {
        return new SigningPolicy(Coverage.OF_REQUESTS, "sig1", Optional.empty(), Optional.empty(), true, false);
    }

    /** Responses bound to their requests, for {@link SignaturePolicy#ofResponses()}. */
    public static SigningPolicy ofResponses() {
        return new SigningPolicy(Coverage.OF_RESPONSES, "sig1", Optional.empty(), Optional.empty(), false, false);
    }

    /** The same for another coverage. */
    public SigningPolicy with(Coverage other) {
        return new SigningPolicy(other, label, tag, validity, nonce, namesAlgorithm);
    }

    /** The same by another name, such as that of a proxy that adds its signature to the client's (RFC 9421 §4.3). */
    public SigningPolicy withLabel(String other) {
        return new SigningPolicy(coverage, other, tag, validity, nonce, namesAlgorithm);
    }

    /** The same for one application. */
    public SigningPolicy withTag(String other) {
        return new SigningPolicy(coverage, label, Optional.of(other), validity, nonce, namesAlgorithm);
    }
}

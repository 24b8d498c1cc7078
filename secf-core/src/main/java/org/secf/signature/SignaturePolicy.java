package org.secf.signature;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.structured.BareItem;
import org.secf.structured.Parameters;

/**
 * What a verifier believes. What is not said is refused.
 *
 * @param coverage what has to be covered
 * @param algorithms those that are believed, of keys that are for them
 * @param parameters those that every signature has; {@code created} and {@code keyid} at least
 * @param maxAge how long after it was made a signature is believed
 * @param clockSkew how far the sender's clock may be from ours
 * @param nonce what becomes of nonces
 * @param label of the signature that counts; empty where any does
 * @param tag of the signature that counts; empty where only signatures without one are for us
 */
public record SignaturePolicy(
        Coverage coverage,
        Set<SignatureAlgorithm> algorithms,
        Set<SignatureParameter> parameters,
        Duration maxAge,
        Duration clockSkew,
        NonceRule nonce,
        Optional<String> label,
        Optional<String> tag) {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Set<SignatureParameter> LEAST = Set.of(SignatureParameter.CREATED, SignatureParameter.KEYID);

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException where something is
     */
    public SignaturePolicy {
        algorithms = Set.copyOf(algorithms);
        parameters = Set.copyOf(parameters);
        require(!coverage.always().isEmpty(), "nothing has to be covered");
        require(!algorithms.isEmpty(), "no algorithm is believed");
        require(parameters.containsAll(LEAST), "created and keyid have to be required");
        require(!maxAge.isNegative() && !maxAge.isZero(), "no signature is young enough");
        require(maxAge.compareTo(LONGEST) <= 0, "signatures are believed for more than a year");
        require(!clockSkew.isNegative() && clockSkew.compareTo(LONGEST) <= 0, "the clock skew is negative or absurd");
    }

    /** Requests of the last minute, each with a nonce that passes once; every registered algorithm. */
    public static SignaturePolicy ofRequests() {
        return of(Coverage.OF_REQUESTS, NonceRule.REQUIRED);
    }

    /** Responses of the last minute; they are bound to their requests, so nonces are not asked for. */
    public static SignaturePolicy ofResponses() {
        return of(Coverage.OF_RESPONSES, NonceRule.ONCE_IF_PRESENT);
    }

    private static SignaturePolicy of(Coverage coverage, NonceRule nonce) {
        return new SignaturePolicy(
                coverage,
                SignatureAlgorithm.registered(),
                LEAST,
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                nonce,
                Optional.empty(),
                Optional.empty());
    }

    /** The same for another coverage. */
    public SignaturePolicy with(Coverage other) {
        return new SignaturePolicy(other, algorithms, parameters, maxAge, clockSkew, nonce, label, tag);
    }

    /** The same for another handling of nonces. */
    public SignaturePolicy with(NonceRule other) {
        return new SignaturePolicy(coverage, algorithms, parameters, maxAge, clockSkew, other, label, tag);
    }

    /** The same for the signatures of one application. */
    public SignaturePolicy withTag(String other) {
        return new SignaturePolicy(
                coverage, algorithms, parameters, maxAge, clockSkew, nonce, label, Optional.of(other));
    }

    /** The same for the signature of one label. */
    public SignaturePolicy withLabel(String other) {
        return new SignaturePolicy(coverage, algorithms, parameters, maxAge, clockSkew, nonce, Optional.of(other), tag);
    }

    /**
     * What is asked for by {@code Accept-Signature} where such a signature is missing; content is taken for there.
     *
     * @param newLabel where the policy has none
     * @param freshNonce that the signature has to have
     */
    public RequestedSignature requested(String newLabel, Optional<String> freshNonce) {
        Set<Component> components = new LinkedHashSet<>(coverage.always());
        components.addAll(coverage.withContent());
        Parameters asked = Parameters.NONE.with(SignatureParameter.CREATED.key(), BareItem.Bool.TRUE);
        if (parameters.contains(SignatureParameter.EXPIRES)) {
            asked = asked.with(SignatureParameter.EXPIRES.key(), BareItem.Bool.TRUE);
        }
        if (freshNonce.isPresent()) {
            asked = asked.with(SignatureParameter.NONCE.key(), new BareItem.Text(freshNonce.get()));
        }
        if (tag.isPresent()) {
            asked = asked.with(SignatureParameter.TAG.key(), new BareItem.Text(tag.get()));
        }
        return new RequestedSignature(label.orElse(newLabel), List.copyOf(components), asked);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

package org.secf.saml.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A well-formed response that nobody has authenticated yet. It tells what is needed to find the expectation, and nothing of the assertion. To be
 * verified by one thread, once.
 */
public final class ParsedResponse {

    private final Envelope envelope;
    private final StrictWalk walk;
    private final Surety surety;

    ParsedResponse(Envelope envelope, StrictWalk walk, Surety surety) {
        this.envelope = envelope;
        this.walk = walk;
        this.surety = surety;
    }

    /** The request it claims to answer; believe it after verification only. */
    public Optional<String> inResponseTo() {
        return envelope.inResponseTo();
    }

    /** The entity id it claims to come from; believe it after verification only. */
    public Optional<String> issuer() {
        return envelope.issuer().map(Issuer::name);
    }

    Envelope envelope() {
        return envelope;
    }

    StrictWalk walk() {
        return walk;
    }

    /** What vouches for the response as a whole and is not in it. */
    Surety surety() {
        return surety;
    }

    /** Whether there is a signature over the response itself, in it or beside it; it need not hold. */
    boolean hasOwnSignature() {
        return envelope.signature().isPresent() || surety.beside().isPresent();
    }

    /** Whether there is one, or one around it. */
    boolean hasSignature() {
        return hasOwnSignature() || surety.around().isPresent();
    }

    /**
     * The response around the assertion (saml-core §3.2.2, §3.3.3).
     *
     * @param assertions what stands in the places of assertions, plain or encrypted
     */
    record Envelope(
            Element element,
            String id,
            Instant issueInstant,
            Optional<String> destination,
            Optional<String> inResponseTo,
            Optional<Issuer> issuer,
            Optional<Element> signature,
            Status status,
            List<Element> assertions) {}

    /**
     * What became of the request (saml-core §3.2.2.2).
     *
     * @param code the outermost, which decides
     * @param nested explains
     */
    record Status(String code, Optional<String> nested) {}
}

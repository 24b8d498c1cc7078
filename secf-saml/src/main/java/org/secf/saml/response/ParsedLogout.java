package org.secf.saml.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A well-formed message of a logout that nobody has authenticated yet. It tells what is needed to find out whether to refuse it and whom to answer; whom it is
 * about, tells {@link AuthenticLogout} alone. To be verified by one thread, once.
 */
public final class ParsedLogout {

    private final Envelope envelope;
    private final StrictWalk walk;

    ParsedLogout(Envelope envelope, StrictWalk walk) {
        this.envelope = envelope;
        this.walk = walk;
    }

    /** What every message has (saml-core §3.2). */
    record Envelope(
            Element element,
            boolean isRequest,
            String id,
            Instant issueInstant,
            Optional<String> destination,
            Issuer issuer,
            Optional<Element> signature,
            Optional<Instant> notOnOrAfter,
            Optional<String> inResponseTo,
            List<String> status) {}

    /** A LogoutRequest; else a LogoutResponse. */
    public boolean isRequest() {
        return envelope.isRequest();
    }

    /** Its id; answers name it. */
    public String id() {
        return envelope.id();
    }

    /** When it was made. */
    public Instant issueInstant() {
        return envelope.issueInstant();
    }

    /** The address that it says it was sent to. */
    public Optional<String> destination() {
        return envelope.destination();
    }

    /** Whether it says that it comes from that entity. */
    public boolean isFrom(String entityId) {
        return envelope.issuer().isEntity(entityId);
    }

    /** The entity id that it says it comes from; believe it after verification only. */
    public String claimed() {
        return envelope.issuer().name();
    }

    /** Who it says it comes from, for a person. */
    public String issuer() {
        return envelope.issuer().toString();
    }

    /** When a request is over. */
    public Optional<Instant> notOnOrAfter() {
        return envelope.notOnOrAfter();
    }

    /** The request that a response says it answers. */
    public Optional<String> inResponseTo() {
        return envelope.inResponseTo();
    }

    /** The codes of a response, from the outermost to the innermost. */
    public List<String> status() {
        return envelope.status();
    }

    Envelope envelope() {
        return envelope;
    }

    StrictWalk walk() {
        return walk;
    }
}

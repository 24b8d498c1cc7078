package org.secf.saml.response;

import java.time.Instant;
import java.util.Optional;
import org.w3c.dom.Element;

/** An answer to a resolution (saml-core §3.5.2) that nobody has authenticated yet. What it brings, tells {@link AuthenticResolution} alone. */
public final class ParsedResolution {

    private final Envelope envelope;

    ParsedResolution(Envelope envelope) {
        this.envelope = envelope;
    }

    /** What it says. */
    record Envelope(
            Element element,
            String id,
            Instant issueInstant,
            Optional<String> inResponseTo,
            Optional<String> destination,
            Issuer issuer,
            Optional<Element> signature,
            String status,
            Optional<Element> message) {}

    /** When it was made. */
    public Instant issueInstant() {
        return envelope.issueInstant();
    }

    /** The resolution that it says it answers. */
    public Optional<String> inResponseTo() {
        return envelope.inResponseTo();
    }

    /** The address that it says it was sent to. */
    public Optional<String> destination() {
        return envelope.destination();
    }

    /** Whether it says that it comes from that entity. */
    public boolean isFrom(String entityId) {
        return envelope.issuer().isEntity(entityId);
    }

    /** Who it says it comes from, for a person. */
    public String issuer() {
        return envelope.issuer().toString();
    }

    /** The outermost status code. */
    public String status() {
        return envelope.status();
    }

    /** Whether it brings a message at all. */
    public boolean hasMessage() {
        return envelope.message().isPresent();
    }

    Envelope envelope() {
        return envelope;
    }
}

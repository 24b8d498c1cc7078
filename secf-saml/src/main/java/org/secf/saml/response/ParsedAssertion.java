package org.secf.saml.response;

import java.util.Optional;
import org.w3c.dom.Element;

/** A well-formed assertion that nobody has authenticated yet. It tells who is to have made it, and nothing else. To be verified by one thread, once. */
public final class ParsedAssertion {

    private final Envelope envelope;
    private final StrictWalk walk;

    ParsedAssertion(Envelope envelope, StrictWalk walk) {
        this.envelope = envelope;
        this.walk = walk;
    }

    /** What stands around the content (saml-core §2.3.3). */
    record Envelope(Element element, String id, Issuer issuer, Optional<Element> signature) {}

    /** The entity id it claims to come from; believe it after verification only. */
    public String issuer() {
        return envelope.issuer().name();
    }

    Envelope envelope() {
        return envelope;
    }

    StrictWalk walk() {
        return walk;
    }
}

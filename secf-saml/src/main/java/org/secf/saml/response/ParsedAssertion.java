package org.secf.saml.response;

import java.util.Optional;
import org.w3c.dom.Element;

/** A well-formed assertion that nobody has authenticated yet. It tells who is to have made it, and nothing else. To be verified by one thread, once. */
public final class ParsedAssertion {

    private final Element element;
    private final String id;
    private final Issuer issuer;
    private final Optional<Element> signature;
    private final StrictWalk walk;

    ParsedAssertion(Element element, String id, Issuer issuer, Optional<Element> signature, StrictWalk walk) {
        this.element = element;
        this.id = id;
        this.issuer = issuer;
        this.signature = signature;
        this.walk = walk;
    }

    /** The entity id it claims to come from; believe it after verification only. */
    public String issuer() {
        return issuer.name();
    }

    Element element() {
        return element;
    }

    String id() {
        return id;
    }

    Optional<Element> signature() {
        return signature;
    }

    StrictWalk walk() {
        return walk;
    }
}

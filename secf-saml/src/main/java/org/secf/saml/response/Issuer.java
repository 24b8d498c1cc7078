package org.secf.saml.response;

import java.util.Optional;
import org.secf.verdict.Reason;
import org.w3c.dom.Element;

/**
 * Who made a response or an assertion (saml-core §2.2.5).
 *
 * @param name an entity id
 * @param format absent means entity
 */
record Issuer(String name, Optional<String> format) {

    private static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

    static Issuer of(Element element, Reason reason) throws MalformedXml {
        return new Issuer(Elements.text(element, reason), Elements.attribute(element, "Format"));
    }

    boolean isEntity(String entityId) {
        return name.equals(entityId) && format.map(ENTITY::equals).orElse(true);
    }

    /** For a person who compares it with the configured one. */
    @Override
    public String toString() {
        return format.map(uri -> name + " in format " + uri).orElse(name);
    }
}

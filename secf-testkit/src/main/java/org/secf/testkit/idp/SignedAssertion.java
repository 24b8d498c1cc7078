package org.secf.testkit.idp;

import java.io.IOException;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An assertion as an authorization server takes it (RFC 7522 §3): by its signature, and by what it says of issuer, audience, confirmation and time. */
public final class SignedAssertion {

    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    /** How far the clock of whoever made it may be ahead. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Element element;

    private SignedAssertion(Element element) {
        this.element = element;
    }

    /**
     * What an authorization server asks of one.
     *
     * @param issuer whose it has to be
     * @param key by which it has to be signed
     * @param audiences the names of the authorization server, of which one has to be an audience
     * @param recipient its token endpoint
     */
    public record Terms(String issuer, PublicKey key, List<String> audiences, String recipient) {}

    /** What it is not taken for. */
    public static final class NotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        NotTaken(String reason) {
            super(reason);
        }
    }

    /**
     * The subject of one that is good.
     *
     * @throws NotTaken with the rule of RFC 7522 §3 that it breaks
     */
    public static String subject(byte[] xml, Terms terms, Instant now) throws NotTaken {
        Element root = parsed(xml);
        require(is(root, "Assertion"), "not an assertion");
        requireSigned(root, terms.key());
        SignedAssertion assertion = new SignedAssertion(root);
        require(assertion.text("Issuer").equals(Optional.of(terms.issuer())), "rule 1: another issuer");
        assertion.requireAudience(terms, now);
        Element subject = child(root, "Subject").orElseThrow(() -> new NotTaken("rule 3: no subject"));
        boolean isConfirmed = children(subject, "SubjectConfirmation").stream()
                .anyMatch(confirmation -> isConfirmed(confirmation, terms, now));
        require(isConfirmed, "rule 5: no bearer confirmation for this token endpoint now");
        return child(subject, "NameID")
                .map(Element::getTextContent)
                .orElseThrow(() -> new NotTaken("rule 3: a subject without a name"));
    }

    private static Element parsed(byte[] xml) throws NotTaken {
        try {
            return SecureXml.parse(xml).getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new NotTaken("no XML");
        }
    }

    /** The one signature, over the root and nothing else. */
    private static void requireSigned(Element root, PublicKey key) throws NotTaken {
        int all = root.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").getLength();
        List<Element> own = children(root, XMLSignature.XMLNS, "Signature");
        require(all == 1 && own.size() == 1, "rule 9: not signed once");
        String id = root.getAttribute("ID");
        root.setIdAttributeNS(null, "ID", true);
        try {
            DOMValidateContext context = new DOMValidateContext(key, own.get(0));
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            List<?> references = signature.getSignedInfo().getReferences();
            boolean isOfRoot = !id.isEmpty()
                    && references.size() == 1
                    && references.get(0) instanceof Reference one
                    && ("#" + id).equals(one.getURI());
            require(isOfRoot && signature.validate(context), "rule 9: another signature");
        } catch (MarshalException | XMLSignatureException e) {
            throw new NotTaken("rule 9: no signature that can be read");
        }
    }

    private void requireAudience(Terms terms, Instant now) throws NotTaken {
        Element conditions = child(element, "Conditions").orElseThrow(() -> new NotTaken("rule 2: no conditions"));
        require(isNow(conditions, now), "rule 6: not valid now");
        List<Element> restrictions = children(conditions, "AudienceRestriction");
        require(!restrictions.isEmpty(), "rule 2: no audience");
        for (Element restriction : restrictions) {
            boolean isMeant = children(restriction, "Audience").stream()
                    .map(Element::getTextContent)
                    .anyMatch(terms.audiences()::contains);
            require(isMeant, "rule 2: another audience");
        }
    }

    private static boolean isConfirmed(Element confirmation, Terms terms, Instant now) {
        return confirmation.getAttribute("Method").equals(BEARER)
                && child(confirmation, "SubjectConfirmationData")
                        .filter(data -> data.getAttribute("Recipient").equals(terms.recipient())
                                && data.hasAttribute("NotOnOrAfter")
                                && isNow(data, now))
                        .isPresent();
    }

    private static boolean isNow(Element limits, Instant now) {
        try {
            return !now.plus(SKEW).isBefore(instant(limits, "NotBefore", Instant.MIN))
                    && now.isBefore(instant(limits, "NotOnOrAfter", Instant.MAX));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant instant(Element limits, String name, Instant otherwise) {
        return limits.hasAttribute(name) ? Instant.parse(limits.getAttribute(name)) : otherwise;
    }

    private Optional<String> text(String name) {
        return child(element, name).map(Element::getTextContent);
    }

    private static Optional<Element> child(Element parent, String name) {
        List<Element> all = children(parent, name);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static List<Element> children(Element parent, String name) {
        return children(parent, Names.ASSERTION, name);
    }

    private static List<Element> children(Element parent, String namespace, String name) {
        List<Element> all = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element one
                    && namespace.equals(one.getNamespaceURI())
                    && name.equals(one.getLocalName())) {
                all.add(one);
            }
        }
        return all;
    }

    private static boolean is(Element one, String name) {
        return Names.ASSERTION.equals(one.getNamespaceURI()) && name.equals(one.getLocalName());
    }

    private static void require(boolean holds, String rule) throws NotTaken {
        if (!holds) {
            throw new NotTaken(rule);
        }
    }
}

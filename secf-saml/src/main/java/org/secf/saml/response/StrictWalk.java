package org.secf.saml.response;

import java.util.HashSet;
import java.util.Set;
import org.secf.saml.model.SamlReason;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * One pass over every node before anything is believed: refuses what lets two readers see two documents, and counts what may stand once. A
 * document and the assertion decrypted from it share one walk, so that they share their ids.
 */
final class StrictWalk {

    private static final int MOST_NODES = 20_000;
    private static final int LONGEST_ID = 256;
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final Set<String> ids = new HashSet<>();
    private int nodes;
    private int assertions;
    private int signatures;

    void walk(Document document) throws MalformedXml {
        for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
            visit(node);
        }
    }

    /** Assertions seen so far, plain or encrypted, wherever they stand. */
    int assertions() {
        return assertions;
    }

    /** Signatures seen so far, wherever they stand. */
    int signatures() {
        return signatures;
    }

    /** Recursion is bounded by the parser's depth limit. */
    private void visit(Node node) throws MalformedXml {
        if (++nodes > MOST_NODES) {
            throw new MalformedXml(SamlReason.TOO_LARGE, "at most " + MOST_NODES + " nodes", "more");
        }
        if (node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
            throw new MalformedXml(SamlReason.PROCESSING_INSTRUCTION, "no processing instruction", node.getNodeName());
        }
        if (node instanceof Element element) {
            count(element);
            attributes(element);
            children(element);
        }
    }

    private void children(Element element) throws MalformedXml {
        boolean comment = false;
        boolean text = false;
        boolean child = false;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            visit(node);
            switch (node.getNodeType()) {
                case Node.COMMENT_NODE -> comment = true;
                case Node.ELEMENT_NODE -> child = true;
                default -> text = text || !node.getNodeValue().isBlank();
            }
        }
        if (comment && (text || !child)) {
            throw new MalformedXml(SamlReason.COMMENT_IN_TEXT, "comments between elements only", element.getNodeName());
        }
    }

    private void count(Element element) {
        if (Elements.is(element, Ns.ASSERTION, "Assertion")
                || Elements.is(element, Ns.ASSERTION, "EncryptedAssertion")) {
            assertions++;
        }
        if (Elements.is(element, Ns.SIGNATURE, "Signature")) {
            signatures++;
        }
    }

    private void attributes(Element element) throws MalformedXml {
        qualified(element);
        NamedNodeMap attributes = element.getAttributes();
        boolean hasId = false;
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            qualified(attribute);
            if (XMLNS.equals(attribute.getNamespaceURI())) {
                absolute(attribute.getValue());
            } else if ("id".equalsIgnoreCase(attribute.getLocalName())) {
                if (hasId) {
                    throw new MalformedXml(SamlReason.AMBIGUOUS_ID, "one id of " + element.getNodeName(), "several");
                }
                hasId = true;
                id(attribute.getValue());
            }
        }
    }

    /** The parser lets a name begin with a colon, which others take for another name, or for none (xml-names §4). */
    private static void qualified(Node node) throws MalformedXml {
        if (node.getNodeName().startsWith(":")) {
            throw new MalformedXml(SamlReason.UNPARSABLE, "qualified names", node.getNodeName());
        }
    }

    private void id(String id) throws MalformedXml {
        if (id.length() > LONGEST_ID || !isNcName(id)) {
            throw new MalformedXml(SamlReason.MALFORMED_ID, "an NCName of at most " + LONGEST_ID + " characters", id);
        }
        if (!ids.add(id)) {
            throw new MalformedXml(SamlReason.DUPLICATE_ID, "every id once", id);
        }
    }

    private static void absolute(String namespace) throws MalformedXml {
        if (!namespace.isEmpty() && namespace.indexOf(':') < 1) {
            throw new MalformedXml(SamlReason.RELATIVE_NAMESPACE, "an absolute namespace name", namespace);
        }
    }

    /** Letters, digits and three marks; the first is no digit, mark or dot. Narrower than the standard in scripts that no provider uses. */
    private static boolean isNcName(String id) {
        if (id.isEmpty() || !(Character.isLetter(id.charAt(0)) || id.charAt(0) == '_')) {
            return false;
        }
        return id.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
    }
}

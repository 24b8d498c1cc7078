package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.verdict.Reason;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks the child elements of one element in the order of its schema; what is not asked for in its place is a refusal at {@link #end}. */
final class Children {

    private final Element parent;
    private final Reason reason;
    private @Nullable Element next;

    /** Reads the children of {@code parent}; anything out of order is refused with {@code reason}. */
    Children(Element parent, Reason reason) throws MalformedXml {
        this.parent = parent;
        this.reason = reason;
        this.next = elementFrom(parent.getFirstChild());
    }

    boolean at(String namespace, String name) {
        return next != null && Elements.is(next, namespace, name);
    }

    Optional<Element> optional(String namespace, String name) throws MalformedXml {
        return at(namespace, name) ? Optional.of(take()) : Optional.empty();
    }

    Element required(String namespace, String name) throws MalformedXml {
        if (!at(namespace, name)) {
            throw new MalformedXml(reason, name + " in its place in " + parent.getNodeName(), nextName());
        }
        return take();
    }

    List<Element> several(String namespace, String name) throws MalformedXml {
        List<Element> found = new ArrayList<>();
        while (at(namespace, name)) {
            found.add(take());
        }
        return found;
    }

    /** All that is left, whatever it is called. */
    List<Element> rest() throws MalformedXml {
        List<Element> found = new ArrayList<>();
        while (next != null) {
            found.add(take());
        }
        return found;
    }

    /** The next one, whatever it is called. */
    Optional<Element> next() throws MalformedXml {
        return next == null ? Optional.empty() : Optional.of(take());
    }

    void end() throws MalformedXml {
        if (next != null) {
            throw new MalformedXml(reason, "nothing more in " + parent.getNodeName(), nextName());
        }
    }

    private Element take() throws MalformedXml {
        Element taken = Objects.requireNonNull(next);
        next = elementFrom(taken.getNextSibling());
        return taken;
    }

    private String nextName() {
        return next == null ? "nothing" : "{" + next.getNamespaceURI() + "}" + next.getLocalName();
    }

    private @Nullable Element elementFrom(@Nullable Node start) throws MalformedXml {
        for (Node node = start; node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                return element;
            }
            if (node.getNodeType() == Node.TEXT_NODE && !node.getNodeValue().isBlank()) {
                throw new MalformedXml(
                        reason, "no text between the children of " + parent.getNodeName(), node.getNodeValue());
            }
        }
        return null;
    }
}

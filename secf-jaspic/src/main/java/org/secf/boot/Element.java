package org.secf.boot;

import java.util.List;
import java.util.Map;
import org.secf.settings.ConfigurationException;

/**
 * One element of the descriptor.
 *
 * @param attributes those without a namespace
 * @param text without surrounding white space
 * @param origin file, line and column
 */
record Element(String name, Map<String, String> attributes, String text, List<Element> children, String origin) {

    Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    void requireNoText() {
        if (!text.isEmpty()) {
            throw new ConfigurationException(
                    "%s: <%s> holds elements, but the text \"%s\" stands in it".formatted(origin, name, text));
        }
    }

    /** What is written as an attribute by mistake would otherwise go unseen. */
    void requireNoAttributeBut(String allowed) {
        attributes.keySet().stream()
                .filter(attribute -> !attribute.equals(allowed))
                .findFirst()
                .ifPresent(attribute -> {
                    throw new ConfigurationException("%s: <%s> takes no attribute %s; write it as an element"
                            .formatted(origin, name, attribute));
                });
    }
}

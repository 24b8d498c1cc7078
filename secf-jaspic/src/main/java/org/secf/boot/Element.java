package org.secf.boot;

import java.util.List;
import org.secf.settings.ConfigurationException;

/**
 * One element of the descriptor.
 *
 * @param text without surrounding white space
 * @param origin file, line and column
 */
record Element(String name, String text, List<Element> children, String origin) {

    Element {
        children = List.copyOf(children);
    }

    void requireNoText() {
        if (!text.isEmpty()) {
            throw new ConfigurationException(
                    "%s: <%s> holds elements, but the text \"%s\" stands in it".formatted(origin, name, text));
        }
    }
}

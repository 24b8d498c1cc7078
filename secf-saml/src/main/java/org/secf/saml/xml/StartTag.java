package org.secf.saml.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The beginning of an element that is read from a stream.
 *
 * @param prefix as written; empty where there is none
 * @param namespace what the prefix stands for; empty for none
 * @param local the local name
 * @param attributes in the order read, without namespace declarations
 * @param declared prefixes that are declared here, with their namespaces
 */
public record StartTag(
        String prefix, String namespace, String local, List<Attribute> attributes, Map<String, String> declared) {

    /** An attribute; prefix and namespace are empty where there are none. */
    public record Attribute(String prefix, String namespace, String local, String value) {

        String qualified() {
            return StartTag.qualified(prefix, local);
        }
    }

    public StartTag {
        attributes = List.copyOf(attributes);
        declared = Map.copyOf(declared);
    }

    /**
     * Whether it stands deeper, or has more attributes, than any honest element.
     *
     * @param level from one, of the root
     */
    public boolean isExcessive(int level) {
        return level > HardenedBuilder.MOST_LEVELS
                || attributes.size() + declared.size() > HardenedBuilder.MOST_ATTRIBUTES;
    }

    /** Whether it is that element. */
    public boolean is(XmlName name) {
        return local.equals(name.local()) && namespace.equals(name.namespace());
    }

    /** The value of an attribute without namespace. */
    public Optional<String> attribute(String name) {
        return attributes.stream()
                .filter(attribute ->
                        attribute.namespace().isEmpty() && attribute.local().equals(name))
                .map(Attribute::value)
                .findFirst();
    }

    String qualified() {
        return qualified(prefix, local);
    }

    private static String qualified(String prefix, String local) {
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }
}

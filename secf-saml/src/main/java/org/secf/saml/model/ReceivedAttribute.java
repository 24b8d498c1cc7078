package org.secf.saml.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An attribute as it came (saml-core §2.7.3.1). Name and format together say which it is; the friendly name is for people, and is not even read.
 *
 * @param name its name
 * @param nameFormat how the name is to be understood; empty where the assertion does not say it
 * @param values in the order received
 */
public record ReceivedAttribute(String name, Optional<String> nameFormat, List<String> values) {

    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";

    public ReceivedAttribute {
        values = List.copyOf(values);
    }

    /** Whether it is the attribute of that name, and, where one is given, of that format. */
    public boolean is(String wanted, Optional<String> format) {
        return name.equals(wanted)
                && format.map(nameFormat.orElse(UNSPECIFIED)::equals).orElse(true);
    }

    /** The same without these values. */
    public ReceivedAttribute without(List<String> dropped) {
        return new ReceivedAttribute(
                name,
                nameFormat,
                values.stream().filter(value -> !dropped.contains(value)).toList());
    }

    /** Name to values, whatever the formats; values of attributes of one name are put together in the order received. */
    static Map<String, List<String>> merged(List<ReceivedAttribute> attributes) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (ReceivedAttribute attribute : attributes) {
            all.computeIfAbsent(attribute.name(), name -> new ArrayList<>()).addAll(attribute.values());
        }
        all.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(all);
    }
}

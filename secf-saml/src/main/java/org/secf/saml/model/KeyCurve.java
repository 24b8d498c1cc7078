package org.secf.saml.model;

import java.util.Map;
import java.util.Map.Entry;

/** The curves of NIST by the names that XML signatures give them (xmldsig-core1 §4.5.2.3.1), and by those of JSON Web Keys. */
public final class KeyCurve {

    private static final Map<String, String> NAMES = Map.of(
            "urn:oid:1.2.840.10045.3.1.7", "P-256",
            "urn:oid:1.3.132.0.34", "P-384",
            "urn:oid:1.3.132.0.35", "P-521");

    private KeyCurve() {}

    /** The short name of a curve; {@code unknown} for another one, which no reader of keys takes. */
    public static String named(String uri) {
        return NAMES.getOrDefault(uri, "unknown");
    }

    /**
     * The URI of a curve.
     *
     * @throws IllegalArgumentException for another curve
     */
    public static String uri(String name) {
        return NAMES.entrySet().stream()
                .filter(curve -> curve.getValue().equals(name))
                .map(Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a curve of NIST, not " + name));
    }
}

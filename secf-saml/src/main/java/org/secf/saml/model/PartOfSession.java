package org.secf.saml.model;

import java.util.Map;
import java.util.TreeMap;

/** Which part of the mechanism a session is of: what one tenant's user may see must not open to another's. */
public final class PartOfSession {

    private static final String PART = "part";

    private PartOfSession() {}

    /** What a session keeps. */
    public static Map<String, String> details(String part, Map<String, String> others) {
        if (part.isEmpty()) {
            return others;
        }
        Map<String, String> details = new TreeMap<>(others);
        details.put(PART, part);
        return details;
    }

    /** The name; empty for the only one. */
    public static String of(Map<String, String> details) {
        return details.getOrDefault(PART, "");
    }
}

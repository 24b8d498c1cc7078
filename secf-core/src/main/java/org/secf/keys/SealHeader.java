package org.secf.keys;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sealed octets are for. Everybody may read it, nobody may change it: it is authenticated together with the content.
 *
 * @param type which kind of message this is, so that none is taken for another: the header parameter {@code typ} (RFC 8725 §3.11)
 * @param contentType what the content is, the header parameter {@code cty}
 * @param parameters what binds the content to one purpose, such as a store, an alias and a version; names that the standards give a meaning are refused
 */
public record SealHeader(String type, Optional<String> contentType, Map<String, String> parameters) {

    /** RFC 7515 §4.1, RFC 7516 §4.1, RFC 7518 §4, RFC 7519 §5.3, RFC 7797 §3, and what is registered beside them. */
    private static final Set<String> TAKEN = Set.of(
            "alg",
            "enc",
            "zip",
            "jku",
            "jwk",
            "kid",
            "x5u",
            "x5c",
            "x5t",
            "x5t#S256",
            "typ",
            "cty",
            "crit",
            "epk",
            "apu",
            "apv",
            "iv",
            "tag",
            "p2s",
            "p2c",
            "b64",
            "iss",
            "sub",
            "aud",
            "skid",
            "url",
            "nonce",
            "ppt");

    /**
     * Checks names and values.
     *
     * @throws IllegalArgumentException when the type is blank, or a name is blank or taken
     */
    public SealHeader {
        parameters = Map.copyOf(parameters);
        requireType(type);
        parameters.keySet().forEach(SealHeader::requireFree);
    }

    static void requireType(String type) {
        if (type.isBlank()) {
            throw new IllegalArgumentException("a sealed message needs a type");
        }
    }

    static void requireFree(String name) {
        if (name.isBlank() || TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "the header parameter " + name + " has a meaning in the standards; choose another name");
        }
    }
}

package org.secf.saml.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the metadata of an identity provider says of it beside keys and addresses. Whoever publishes the metadata vouches for it.
 *
 * @param attributes entity attributes, name to values (saml-metadata-attr §2), such as those that name its entity categories
 * @param scopes the domains it may vouch for in scoped attributes (shibmd:Scope); those given as regular expressions are left out (SDP-SP17)
 * @param displayNames language to name, to show to users (sstc-saml-metadata-ui §2.1.2)
 * @param descriptions language to text
 * @param logos addresses, all https
 * @param privacyStatements language to address, all https
 * @param registrationAuthority who registered it, and so checked what is said here (saml-metadata-rpi §2.1)
 */
public record Description(
        Map<String, List<String>> attributes,
        List<String> scopes,
        Map<String, String> displayNames,
        Map<String, String> descriptions,
        List<Logo> logos,
        Map<String, String> privacyStatements,
        Optional<String> registrationAuthority) {

    /** Nothing is said. */
    public static final Description NONE =
            new Description(Map.of(), List.of(), Map.of(), Map.of(), List.of(), Map.of(), Optional.empty());

    /** A picture for a button, with its size in pixels. */
    public record Logo(String address, int width, int height) {}

    public Description {
        attributes = Map.copyOf(attributes);
        scopes = List.copyOf(scopes);
        displayNames = Map.copyOf(displayNames);
        descriptions = Map.copyOf(descriptions);
        logos = List.copyOf(logos);
        privacyStatements = Map.copyOf(privacyStatements);
    }
}

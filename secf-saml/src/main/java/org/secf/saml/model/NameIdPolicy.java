package org.secf.saml.model;

import java.util.List;
import java.util.Optional;

/**
 * Which name of the subject we ask for, and take (saml-core §3.4.1.1).
 *
 * @param format the kind of name; empty leaves it to the identity provider
 * @param allowCreate whether the identity provider may make a name up for a user who has none for us yet; said only beside something else that is asked
 * @param spNameQualifier the group of services that the name is to hold for; empty for us alone
 * @param nameQualifiers the domains, beside the identity provider itself, from whose list of names one may come
 */
public record NameIdPolicy(
        Optional<String> format, boolean allowCreate, Optional<String> spNameQualifier, List<String> nameQualifiers) {

    /** Nothing is asked; the names are the identity provider's, and for us. */
    public static final NameIdPolicy NONE = ofFormat(Optional.empty());

    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    private static final String ENCRYPTED = "urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted";

    public NameIdPolicy {
        nameQualifiers = List.copyOf(nameQualifiers);
    }

    /** A kind of name, and nothing else. */
    public static NameIdPolicy ofFormat(Optional<String> format) {
        return new NameIdPolicy(format, true, Optional.empty(), List.of());
    }

    /** Whether the request has to say anything of names. */
    public boolean asksForSomething() {
        return format.isPresent() || spNameQualifier.isPresent();
    }

    /** Whether the name is to come encrypted, whatever its kind (saml-core §3.4.1.1). */
    public boolean asksForEncryption() {
        return format.filter(ENCRYPTED::equals).isPresent();
    }

    /** Whether a name is of the kind that was asked for; a name that does not tell its kind is of none. */
    public boolean isMetBy(NameId name) {
        return format.filter(asked -> !UNSPECIFIED.equals(asked) && !ENCRYPTED.equals(asked))
                .map(asked -> asked.equals(name.format().orElse(UNSPECIFIED)))
                .orElse(true);
    }
}

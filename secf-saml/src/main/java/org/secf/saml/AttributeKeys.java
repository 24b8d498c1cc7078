package org.secf.saml;

import java.util.List;
import org.secf.saml.model.Sealing;
import org.secf.saml.model.WrongScope;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** Every setting below {@code secf.saml.attribute-rules}, and which attributes are meant by a name. */
public final class AttributeKeys {

    /** How the name of the caller name's attribute is to be understood. */
    public static final Key<String> CALLER_NAME_FORMAT = Key.optional(
            "attributes.caller-name-format",
            SamlKeys.uri(),
            "The NameFormat of the attribute with the caller name; by default any, and for subject-id and pairwise-id the one that their profile gives.");

    /** How the name of the groups' attribute is to be understood. */
    public static final Key<String> CALLER_GROUPS_FORMAT = Key.optional(
            "attributes.caller-groups-format",
            SamlKeys.uri(),
            "The NameFormat of the attribute with the caller groups; by default any.");

    /** Those without which nobody is let in. */
    public static final Key<List<String>> REQUIRED = Key.of(
            "attribute-rules.required",
            Kind.TEXTS,
            List.of(),
            "Names of attributes of which each must have a value; a login without is refused.");

    /** Those whose values name a domain. */
    public static final Key<List<String>> SCOPED = Key.of(
            "attribute-rules.scoped",
            Kind.TEXTS,
            List.of(
                    "urn:oasis:names:tc:SAML:attribute:subject-id",
                    "urn:oasis:names:tc:SAML:attribute:pairwise-id",
                    "urn:oid:1.3.6.1.4.1.5923.1.1.1.6",
                    "urn:oid:1.3.6.1.4.1.5923.1.1.1.9"),
            "Names of attributes whose values end with @ and a domain that must be the identity provider's (shibmd:Scope in its metadata); by default those"
                    + " of the subject identifier profile, eduPersonPrincipalName and eduPersonScopedAffiliation.");

    /** Domains of the metadata. */
    public static final Key<Boolean> METADATA_SCOPES = Key.of(
            "attribute-rules.metadata-scopes",
            Kind.FLAG,
            true,
            "Whether the identity provider may vouch for the domains that its metadata names (shibmd:Scope); where there may be several identity providers,"
                    + " metadata at an address has to be signed for that, too.");

    /** Domains beside those of the metadata. */
    public static final Key<List<String>> SCOPES = Key.of(
            "attribute-rules.scopes",
            Kind.TEXTS,
            List.of(),
            "Domains that the identity provider may vouch for beside those that its metadata names, or instead of them.");

    /** What becomes of others. */
    public static final Key<WrongScope> WRONG_SCOPE = Key.of(
            "attribute-rules.wrong-scope",
            Kind.choice(WrongScope.class),
            WrongScope.DROP,
            "Whether a value of another domain is left out, which the log tells, or the login refused; if it is to name the caller, it is refused.");

    /** The room for values. */
    public static final Key<Integer> MOST_VALUES = Key.of(
            "attribute-rules.most-values",
            Kind.number(1, 10_000),
            1000,
            "How many values all attributes may have together; a login with more is refused.");

    /** The room for one value. */
    public static final Key<Integer> LONGEST_VALUE = Key.of(
            "attribute-rules.longest-value",
            Kind.number(1, 256 * 1024),
            8192,
            "How many characters a value of an attribute may have; a login with a longer one is refused.");

    /** Whether they are encrypted on their own. */
    public static final Key<Sealing> ENCRYPTION = Key.of(
            "attribute-rules.encryption",
            Kind.choice(Sealing.class),
            Sealing.OPTIONAL,
            "Whether attributes may, or have to, be encrypted on their own (EncryptedAttribute).");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = List.of(
            CALLER_NAME_FORMAT,
            CALLER_GROUPS_FORMAT,
            REQUIRED,
            SCOPED,
            METADATA_SCOPES,
            SCOPES,
            WRONG_SCOPE,
            MOST_VALUES,
            LONGEST_VALUE,
            ENCRYPTION);

    private AttributeKeys() {}
}

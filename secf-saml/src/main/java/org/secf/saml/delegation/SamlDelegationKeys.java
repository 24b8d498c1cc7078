package org.secf.saml.delegation;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.secf.delegation.ActingPolicy;
import org.secf.delegation.ActingRule;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** Every setting below {@code secf.saml-delegation}; {@link SamlDelegationDefinition} has an attribute for each. */
final class SamlDelegationKeys {

    static final String PREFIX = "secf.saml-delegation";

    static final Key<String> ENTITY_ID = Key.required(
            "entity-id",
            Kind.one("an absolute URI of at most 256 characters", SamlDelegationKeys::absoluteUri),
            "Our name as issuer, and as one who acts for callers.");

    static final Key<String> KEY_SET =
            Key.optional("key-set", Kind.TEXT, "The key set whose active signing key, RSA or EC, signs assertions.");

    static final Key<String> SIGNING_KEY = Key.optional(
            "signing-key",
            Kind.TEXT,
            "In place of a key set: file: and a PEM file (PKCS#8) with the key that signs assertions, or store: and its alias in a secret store.");

    static final Key<String> SIGNING_CERTIFICATE = Key.optional(
            "signing-certificate", Kind.TEXT, "Location of the PEM certificate of a signing key that is a file.");

    static final Key<List<String>> AUDIENCES = Key.of(
            "audiences",
            Kind.TEXTS,
            List.of(),
            "Towards whom callers are vouched for, by the names of those enablers; nobody else is.");

    static final Key<List<ActingRule>> ACTING = Key.of(
            "acting",
            Kind.list(ActingRule.EXPECTED, ActingRule::parse),
            List.of(),
            "For whom we act at which audience, with our entity id as ACTOR; without any rule for nobody.");

    static final Key<Integer> LONGEST_CHAIN = Key.of(
            "longest-chain",
            Kind.number(1, ActingPolicy.LONGEST_CHAIN),
            3,
            "How many may act for one another, we included.");

    static final Key<Duration> LIFETIME = Key.of(
            "lifetime",
            Kind.duration(Duration.ofSeconds(5), Duration.ofMinutes(5)),
            Duration.ofSeconds(60),
            "How long an assertion is good for; never longer than what is known of the caller.");

    static final Key<List<String>> GROUPS =
            Key.of("groups", Kind.TEXTS, List.of(), "The caller's groups that are told, by name; * for all of them.");

    static final Key<String> GROUPS_ATTRIBUTE =
            Key.of("groups-attribute", Kind.TEXT, "groups", "The attribute that tells the groups.");

    static final Key<List<String>> ATTRIBUTES =
            Key.of("attributes", Kind.TEXTS, List.of(), "The caller's attributes that are told, by name.");

    static final Key<String> METADATA_URI = Key.optional(
            "metadata-uri",
            Kind.one("a path such as /saml/enabler, of letters, digits and . _ ~ - /", SamlDelegationKeys::path),
            "Path below the application where metadata with our keys is published; by default nowhere.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = List.of(
            ENTITY_ID,
            KEY_SET,
            SIGNING_KEY,
            SIGNING_CERTIFICATE,
            AUDIENCES,
            ACTING,
            LONGEST_CHAIN,
            LIFETIME,
            GROUPS,
            GROUPS_ATTRIBUTE,
            ATTRIBUTES,
            METADATA_URI);

    private SamlDelegationKeys() {}

    private static String absoluteUri(String text) {
        if (text.length() > 256 || !URI.create(text).isAbsolute()) {
            throw new IllegalArgumentException("not an absolute URI");
        }
        return text;
    }

    private static String path(String text) {
        if (!text.matches("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException("not a path");
        }
        return text;
    }
}

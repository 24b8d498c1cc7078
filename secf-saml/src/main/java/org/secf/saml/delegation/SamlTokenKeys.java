package org.secf.saml.delegation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.secf.delegation.ActingPolicy;
import org.secf.delegation.ActingRule;
import org.secf.http.PublicUrl;
import org.secf.saml.AttributeKeys;
import org.secf.saml.ProviderKeys;
import org.secf.saml.SamlKeys;
import org.secf.saml.model.ConfirmationMethod;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.saml-token}; {@link SamlTokenAuthenticationMechanismDefinition} has an attribute for each. */
final class SamlTokenKeys {

    static final String PREFIX = "secf.saml-token";

    static final Key<PublicUrl> BASE_URL = Key.required(
            "base-url",
            Kind.one("an https address without query, or http on loopback", PublicUrl::parse),
            "Where the application is reached from outside; confirmations may be meant for this address.");

    static final Key<String> AUDIENCE =
            Key.optional("audience", Kind.TEXT, "Our name in assertions; by default the base URL.");

    static final Key<List<String>> RECIPIENTS = Key.of(
            "recipients", Kind.TEXTS, List.of(), "Further addresses of ours that confirmations may be meant for.");

    static final Key<List<String>> IDENTITY_PROVIDERS = Key.of(
            "identity-providers",
            Kind.TEXTS,
            List.of(),
            "Metadata of identity providers whose assertions are believed, each ENTITY_ID at LOCATION, or the location of one entity.");

    static final Key<List<String>> ENABLERS = Key.of(
            "enablers",
            Kind.TEXTS,
            List.of(),
            "Metadata of enablers that are believed where they act for their callers, each ENTITY_ID at LOCATION, or the path of a file with one entity.");

    static final Key<String> METADATA_SIGNING_CERTIFICATE = Key.optional(
            "metadata-signing-certificate",
            Kind.TEXT,
            "Location of the PEM certificate that must have signed each of these documents; of several in the file, any one.");

    static final Key<List<ConfirmationMethod>> METHODS = Key.of(
            "methods",
            Kind.list("HOLDER_OF_KEY or SENDER_VOUCHES", SamlTokenKeys::method),
            List.of(ConfirmationMethod.HOLDER_OF_KEY),
            "How whoever brings an assertion may confirm its subject.");

    static final Key<Boolean> ACCEPT_BEARER = Key.of(
            "accept-bearer",
            Kind.FLAG,
            false,
            "Dangerous: whether assertions are taken, by TLS and once, from whoever has them, so that one who stole an assertion is its subject.");

    static final Key<Boolean> SHARE_CALLER_NAMES = Key.of(
            "share-caller-names",
            Kind.FLAG,
            false,
            "Dangerous: whether several identity providers are believed that can each name the users of all others.");

    static final Key<List<String>> ATTESTERS = Key.of(
            "attesters",
            Kind.TEXTS,
            List.of(),
            "Who may vouch as a sender, for SENDER_VOUCHES: entity ids of enablers, or owners of keys that sign requests.");

    static final Key<List<ActingRule>> ACTING = Key.of(
            "acting",
            Kind.list(ActingRule.EXPECTED, ActingRule::parse),
            List.of(),
            "Who may act for whom at which audience; without any rule nobody may. Rules for groups count where an identity provider says the groups.");

    static final Key<Integer> LONGEST_CHAIN = Key.of(
            "longest-chain",
            Kind.number(0, ActingPolicy.LONGEST_CHAIN),
            3,
            "How many may act for one another on the way to us.");

    static final Key<Boolean> ALWAYS_ONCE = Key.of(
            "always-once",
            Kind.FLAG,
            false,
            "Whether every assertion is good for one request only; those that say so are anyway, and those of bearers.");

    static final Key<Duration> MAX_AGE = Key.of(
            "max-age",
            Kind.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
            Duration.ofHours(1),
            "How long after it was made an assertion is believed, whatever it says itself.");

    static final Key<Integer> MAX_CHARACTERS = Key.of(
            "max-characters",
            Kind.number(1024, 262_144),
            16_384,
            "How long a token may be; servers have limits of their own for fields.");

    /** Those that mean the same as for logins, and {@link TlsKeys}. */
    static final List<Key<?>> ALL = Stream.of(
                    List.<Key<?>>of(
                            BASE_URL,
                            AUDIENCE,
                            RECIPIENTS,
                            IDENTITY_PROVIDERS,
                            ENABLERS,
                            METADATA_SIGNING_CERTIFICATE,
                            SamlKeys.METADATA_MAX_VALIDITY,
                            SamlKeys.METADATA_REFRESH_INTERVAL,
                            SamlKeys.METADATA_UNKNOWN_KEY_INTERVAL,
                            METHODS,
                            ACCEPT_BEARER,
                            SHARE_CALLER_NAMES,
                            ATTESTERS,
                            ACTING,
                            LONGEST_CHAIN,
                            ALWAYS_ONCE,
                            MAX_AGE,
                            MAX_CHARACTERS,
                            SamlKeys.CLOCK_SKEW,
                            SamlKeys.MAX_AUTHENTICATION_AGE,
                            SamlKeys.AUTHN_CONTEXT_CLASS_REFS,
                            SamlKeys.CALLER_NAME_ATTRIBUTE,
                            SamlKeys.CALLER_GROUPS_ATTRIBUTE,
                            SamlKeys.GROUP_MAPPING,
                            SamlKeys.GROUP_SEPARATOR,
                            AttributeKeys.CALLER_NAME_FORMAT,
                            AttributeKeys.CALLER_GROUPS_FORMAT,
                            ProviderKeys.CALLER_NAME_PREFIX),
                    TlsKeys.ALL)
            .flatMap(List::stream)
            .toList();

    private SamlTokenKeys() {}

    /** Bearers have a switch of their own, whose name says what it does. */
    private static ConfirmationMethod method(String text) {
        ConfirmationMethod method = ConfirmationMethod.valueOf(text.toUpperCase(Locale.ROOT));
        if (method == ConfirmationMethod.BEARER) {
            throw new IllegalArgumentException("not BEARER");
        }
        return method;
    }
}

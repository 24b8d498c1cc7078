package org.secf.saml;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.secf.http.PublicUrl;
import org.secf.identity.GroupMapping;
import org.secf.mechanism.GroupKeys;
import org.secf.saml.model.Binding;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.saml}; {@link SamlAuthenticationMechanismDefinition} has an attribute for each. */
public final class SamlKeys {

    /** Before the names of what is read from attributes. */
    static final String ATTRIBUTES = "attributes.";

    public static final Key<PublicUrl> BASE_URL = Key.required(
            "base-url",
            Kind.one("an https address without query, or http on loopback", PublicUrl::parse),
            "Where the application is reached from outside.");

    public static final Key<String> ENTITY_ID = Key.optional(
            "entity-id",
            Kind.one("an absolute URI of at most 256 characters", SamlKeys::absoluteUri),
            "Our name; by default the base URL and /saml/metadata.");

    public static final Key<String> IDP_METADATA = Key.optional(
            "idp-metadata",
            Kind.TEXT,
            "The identity provider's metadata, without which none is known: an https address, classpath:, a file, or a path such as"
                    + " /WEB-INF/idp.xml; behind mdq: or mdq-sha1: the base address of a service that is asked for"
                    + " idp-entity-id.");

    public static final Key<String> IDP_ENTITY_ID =
            Key.optional("idp-entity-id", Kind.TEXT, "Which identity provider, where the metadata describes several.");

    public static final Key<String> METADATA_SIGNING_CERTIFICATE = Key.optional(
            "metadata-signing-certificate",
            Kind.TEXT,
            "Location of the PEM certificate that must have signed the metadata; of several in the file, any one.");

    public static final Key<String> METADATA_SIGNING_KEY_SET = Key.optional(
            "metadata-signing-key-set",
            Kind.TEXT,
            "In place of metadata-signing-certificate a key set, of whose trusted certificates any one must have"
                    + " signed the metadata.");

    public static final Key<Duration> METADATA_MAX_VALIDITY = Key.optional(
            "metadata-max-validity",
            Kind.duration(Duration.ofHours(1), Duration.ofDays(400)),
            "How far ahead the end of the metadata (validUntil) may be, and that there must be one; by default neither"
                    + " is asked.");

    public static final Key<Duration> METADATA_REFRESH_INTERVAL = Key.of(
            "metadata-refresh-interval",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(7)),
            Duration.ofHours(1),
            "How often the metadata is read again in the background; earlier where it asks for that (cacheDuration) or"
                    + " ends.");

    public static final Key<Duration> METADATA_UNKNOWN_KEY_INTERVAL = Key.of(
            "metadata-unknown-key-interval",
            Kind.duration(Duration.ofSeconds(10), Duration.ofDays(1)),
            Duration.ofMinutes(1),
            "After a response that is signed by no known key the metadata is read again at once, at most once in this"
                    + " time.");

    public static final Key<String> METADATA_COPY = Key.optional(
            "metadata-copy",
            Kind.TEXT,
            "The file that keeps the metadata that was good last, for a start while its address does not answer; by"
                    + " default none.");

    public static final Key<String> ASSERTION_CONSUMER_SERVICE_URI = Key.of(
            "assertion-consumer-service-uri",
            ownPath(),
            "/saml/acs",
            "Path below the base URL that responses are posted to.");

    public static final Key<String> METADATA_URI = Key.of(
            "metadata-uri",
            ownPath(),
            "/saml/metadata",
            "Path below the base URL where our own metadata is published.");

    public static final Key<Binding> REQUEST_BINDING = Key.of(
            "request-binding",
            Kind.choice(Binding.class),
            Binding.REDIRECT,
            "How the browser carries our request: in the address, in a form, or in a form with the signature beside the"
                    + " message.");

    public static final Key<Boolean> SIGN_REQUESTS =
            Key.of("sign-requests", Kind.FLAG, true, "Whether our requests are signed.");

    public static final Key<String> KEY_SET = Key.optional(
            "key-set",
            Kind.TEXT,
            "The key set with all our keys, which may be rotated while the application runs, instead of single keys;"
                    + " main is the set without a name.");

    public static final Key<String> SIGNING_KEY = Key.optional(
            "signing-key",
            Kind.TEXT,
            "file: and a PEM file (PKCS#8) with the key that signs our requests, or store: and its alias in a secret"
                    + " store.");

    public static final Key<String> SIGNING_CERTIFICATE =
            Key.optional("signing-certificate", Kind.TEXT, "Location of the PEM certificate of the signing key.");

    public static final Key<List<String>> DECRYPTION_KEY = Key.of(
            "decryption-key",
            Kind.TEXTS,
            List.of(),
            "file: and PEM files with the keys assertions may be encrypted to, or store: and their aliases in a secret"
                    + " store.");

    public static final Key<List<String>> DECRYPTION_CERTIFICATE = Key.of(
            "decryption-certificate",
            Kind.TEXTS,
            List.of(),
            "Locations of the PEM certificates of the decryption keys, in the same order.");

    public static final Key<Boolean> REQUIRE_SIGNED_ASSERTIONS = Key.of(
            "require-signed-assertions",
            Kind.FLAG,
            true,
            "Whether the assertion itself must be signed, not only the response around it.");

    public static final Key<Boolean> REQUIRE_ENCRYPTED_ASSERTIONS = Key.of(
            "require-encrypted-assertions", Kind.FLAG, false, "Whether an assertion that is not encrypted is refused.");

    public static final Key<Boolean> ACCEPT_UNSOLICITED = Key.of(
            "accept-unsolicited", Kind.FLAG, false, "Dangerous: whether responses that nobody asked for are taken.");

    public static final Key<Boolean> ACCEPT_SHA1 =
            Key.of("accept-sha1", Kind.FLAG, false, "Dangerous: whether signatures over SHA-1 are taken.");

    public static final Key<Duration> CLOCK_SKEW = Key.of(
            "clock-skew",
            Kind.duration(Duration.ZERO, Duration.ofMinutes(5)),
            Duration.ofSeconds(60),
            "Tolerance of every time check.");

    public static final Key<Duration> MAX_AUTHENTICATION_AGE = Key.optional(
            "max-authentication-age",
            Kind.duration(Duration.ofSeconds(1), Duration.ofDays(365)),
            "How long ago the user may have authenticated at the identity provider.");

    public static final Key<String> NAME_ID_FORMAT =
            Key.optional("name-id-format", Kind.one("a URI", SamlKeys::absoluteUri), "The NameID format to ask for.");

    public static final Key<Boolean> FORCE_AUTHN =
            Key.of("force-authn", Kind.FLAG, false, "Whether the user must authenticate anew.");

    public static final Key<Boolean> IS_PASSIVE =
            Key.of("is-passive", Kind.FLAG, false, "Whether the identity provider must not interact with the user.");

    public static final Key<List<String>> AUTHN_CONTEXT_CLASS_REFS = Key.of(
            "authn-context-class-refs",
            Kind.TEXTS,
            List.of(),
            "Authentication context classes of which one must be met, as authn-context-comparison says.");

    public static final Key<Duration> LOGIN_TIMEOUT = Key.of(
            "login-timeout",
            Kind.duration(Duration.ofMinutes(1), Duration.ofHours(1)),
            Duration.ofMinutes(10),
            "How long a login may take.");

    public static final Key<Duration> SESSION_LIFETIME = Key.of(
            "session-lifetime",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
            Duration.ofHours(8),
            "The longest session; the identity provider may end it earlier.");

    public static final Key<String> CALLER_NAME_ATTRIBUTE = Key.of(
            "attributes.caller-name-attribute",
            Kind.TEXT,
            "NameID",
            "The SAML attribute with the caller name; NameID for the subject.");

    public static final Key<String> CALLER_GROUPS_ATTRIBUTE = Key.of(
            "attributes.caller-groups-attribute", Kind.TEXT, "groups", "The SAML attribute with the caller groups.");

    public static final Key<GroupMapping> GROUP_MAPPING = GroupKeys.mapping(ATTRIBUTES);

    public static final Key<String> GROUP_SEPARATOR = GroupKeys.separator(ATTRIBUTES);

    /** All of them, in the order of the reference. */
    public static final List<Key<?>> ALL = Stream.of(
                    List.<Key<?>>of(
                            BASE_URL,
                            ENTITY_ID,
                            IDP_METADATA,
                            IDP_ENTITY_ID,
                            METADATA_SIGNING_CERTIFICATE,
                            METADATA_SIGNING_KEY_SET,
                            METADATA_MAX_VALIDITY,
                            METADATA_REFRESH_INTERVAL,
                            METADATA_UNKNOWN_KEY_INTERVAL,
                            METADATA_COPY,
                            ASSERTION_CONSUMER_SERVICE_URI,
                            METADATA_URI,
                            REQUEST_BINDING,
                            SIGN_REQUESTS,
                            KEY_SET,
                            SIGNING_KEY,
                            SIGNING_CERTIFICATE,
                            DECRYPTION_KEY,
                            DECRYPTION_CERTIFICATE,
                            REQUIRE_SIGNED_ASSERTIONS,
                            REQUIRE_ENCRYPTED_ASSERTIONS,
                            ACCEPT_UNSOLICITED,
                            ACCEPT_SHA1,
                            CLOCK_SKEW,
                            MAX_AUTHENTICATION_AGE,
                            NAME_ID_FORMAT,
                            FORCE_AUTHN,
                            IS_PASSIVE,
                            AUTHN_CONTEXT_CLASS_REFS,
                            LOGIN_TIMEOUT,
                            SESSION_LIFETIME,
                            CALLER_NAME_ATTRIBUTE,
                            CALLER_GROUPS_ATTRIBUTE,
                            GROUP_MAPPING,
                            GROUP_SEPARATOR),
                    ProviderKeys.ALL,
                    PolicyKeys.ALL,
                    PublicationKeys.ALL,
                    BindingKeys.ALL,
                    LogoutKeys.ALL,
                    TlsKeys.ALL)
            .flatMap(List::stream)
            .toList();

    private SamlKeys() {}

    static Kind<String> uri() {
        return Kind.one("an absolute URI of at most 256 characters", SamlKeys::absoluteUri);
    }

    static Kind<String> ownPath() {
        return Kind.one("a path such as /saml/acs, of letters, digits and . _ ~ - /", SamlKeys::requirePath);
    }

    static String requirePath(String text) {
        if (!text.matches("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException("not a path");
        }
        return text;
    }

    private static String absoluteUri(String text) {
        if (text.length() > 256 || !URI.create(text).isAbsolute()) {
            throw new IllegalArgumentException("not an absolute URI");
        }
        return text;
    }
}

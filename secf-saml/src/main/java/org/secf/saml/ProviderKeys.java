package org.secf.saml;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.http.PublicUrl;
import org.secf.saml.model.CallerNaming;
import org.secf.saml.provider.EntityFilter;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.settings.Settings;

/** Every setting that is for several identity providers: which, who may log in there, what callers are called, and who chooses. */
public final class ProviderKeys {

    /** The definitions that are parts of this one. */
    public static final Key<List<String>> PROVIDERS = Key.of(
            "providers",
            Kind.TEXTS,
            List.of(),
            "Names of other SAML definitions, each an identity provider or a tenant, that are parts of this one: they have its settings but for those"
                    + " that they give themselves, and of several for the same host and path the user chooses.");

    /** By name. */
    public static final Key<List<String>> FILTER_ENTITY_IDS = Key.of(
            "idp-filter.entity-ids",
            Kind.TEXTS,
            List.of(),
            "Which identity providers of the metadata users may log in with, by entity id.");

    /** By what is said of them. */
    public static final Key<List<String>> FILTER_ATTRIBUTES = Key.of(
            "idp-filter.attributes",
            Kind.list(
                    "entity attributes name=value, such as http://macedir.org/entity-category=https://example.org/partner",
                    ProviderKeys::nameAndValue),
            List.of(),
            "Which identity providers of the metadata users may log in with: those that have one of these entity attributes.");

    /** By who vouches for that. */
    public static final Key<List<String>> FILTER_REGISTRATION_AUTHORITIES = Key.of(
            "idp-filter.registration-authorities",
            Kind.TEXTS,
            List.of(),
            "Which identity providers of the metadata users may log in with: those that one of these authorities registered.");

    /** For people. */
    public static final Key<List<String>> DISPLAY_NAME = Key.of(
            "idp-display-name",
            PublicationKeys.TEXTS_BY_LANGUAGE,
            List.of(),
            "What the page calls the identity provider on which users choose theirs, for each language; by default as its metadata says.");

    /** How callers of several are told apart. */
    public static final Key<CallerNaming> CALLER_NAMES = Key.optional(
            "caller-names",
            Kind.choice(CallerNaming.class),
            "What becomes of the same name at two identity providers, which must be said where there may be several: QUALIFIED puts the entity id and an"
                    + " exclamation mark before it, PREFIXED what attributes.caller-name-prefix says; SHARED is dangerous, because each can name the"
                    + " users of all others.");

    /** Before names. */
    public static final Key<String> CALLER_NAME_PREFIX = Key.optional(
            SamlKeys.ATTRIBUTES + "caller-name-prefix",
            Kind.one("1 to 64 visible characters", ProviderKeys::prefix),
            "What stands before the names of this identity provider's users, such as staff: and where caller-names is PREFIXED.");

    /** Where choices come in. */
    public static final Key<String> LOGIN_URI = Key.of(
            "choice.login-uri",
            SamlKeys.ownPath(),
            "/saml/login",
            "Path below the base URL where users choose among several identity providers, and where a login with one begins: entityID names it, target the"
                    + " path to go to afterwards.");

    /** The application's own. */
    public static final Key<String> PAGE = Key.optional(
            "choice.page",
            SamlKeys.ownPath(),
            "Path below the base URL of the application's own page for that choice, which must be open to everybody; by default ours.");

    /** Somebody else's. */
    public static final Key<String> DISCOVERY_SERVICE = Key.optional(
            "choice.discovery-service",
            Kind.one("an https address without fragment, or http on loopback", ProviderKeys::service),
            "The discovery service that users are sent to for that choice (Identity Provider Discovery Service Protocol); by default none.");

    /** For how long. */
    public static final Key<Duration> REMEMBER = Key.optional(
            "choice.remember",
            Kind.duration(Duration.ofHours(1), Duration.ofDays(365)),
            "How long the browser remembers with whom its user logged in last, to go there at once; a login that is refused ends that. By default it does"
                    + " not.");

    /** Pictures. */
    public static final Key<Boolean> LOGOS = Key.of(
            "choice.logos",
            Kind.FLAG,
            false,
            "Whether our page shows pictures, which browsers load from every identity provider, so that each learns who looks.");

    /** Those that a whole has for all of its parts. */
    static final List<Key<?>> OF_WHOLE =
            List.of(PROVIDERS, CALLER_NAMES, LOGIN_URI, PAGE, DISCOVERY_SERVICE, REMEMBER, LOGOS);

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = List.of(
            PROVIDERS,
            FILTER_ENTITY_IDS,
            FILTER_ATTRIBUTES,
            FILTER_REGISTRATION_AUTHORITIES,
            DISPLAY_NAME,
            CALLER_NAMES,
            CALLER_NAME_PREFIX,
            LOGIN_URI,
            PAGE,
            DISCOVERY_SERVICE,
            REMEMBER,
            LOGOS);

    private ProviderKeys() {}

    static EntityFilter filter(Settings settings) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        settings.get(FILTER_ATTRIBUTES)
                .forEach(entry -> attributes
                        .computeIfAbsent(entry.substring(0, separator(entry)), name -> new ArrayList<>())
                        .add(entry.substring(separator(entry) + 1)));
        return new EntityFilter(
                Set.copyOf(settings.get(FILTER_ENTITY_IDS)),
                attributes,
                Set.copyOf(settings.get(FILTER_REGISTRATION_AUTHORITIES)));
    }

    private static String nameAndValue(String text) {
        if (separator(text) < 1 || separator(text) == text.length() - 1) {
            throw new IllegalArgumentException("name=value");
        }
        return text;
    }

    private static int separator(String entry) {
        return entry.indexOf('=');
    }

    private static String prefix(String text) {
        if (text.isEmpty() || text.length() > 64 || text.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("not a prefix");
        }
        return text;
    }

    private static String service(String text) {
        URI address = URI.create(text);
        boolean isPlain = "http".equals(address.getScheme()) && PublicUrl.isLoopback(address);
        if (!(isPlain || "https".equals(address.getScheme()))
                || address.getHost() == null
                || address.getRawFragment() != null
                || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not such an address");
        }
        return text;
    }
}

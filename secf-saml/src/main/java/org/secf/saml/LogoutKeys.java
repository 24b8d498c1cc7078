package org.secf.saml;

import java.time.Duration;
import java.util.List;
import org.secf.saml.model.LogoutBinding;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** Every setting below {@code secf.saml.logout}. */
public final class LogoutKeys {

    /** Whether the identity provider is told. */
    public static final Key<Boolean> NOTIFY_PROVIDER = Key.of(
            "logout.notify-provider",
            Kind.FLAG,
            true,
            "Whether a user who logs out here is logged out at the identity provider, too, where its metadata says"
                    + " how.");

    /** Where pages of the application post. */
    public static final Key<String> START_URI = Key.of(
            "logout.uri",
            SamlKeys.ownPath(),
            "/saml/logout",
            "Path below the base URL that pages of the application post to, to log their user out.");

    /** Where messages come in. */
    public static final Key<String> SERVICE_URI = Key.of(
            "logout.service-uri",
            SamlKeys.ownPath(),
            "/saml/slo",
            "Path below the base URL where messages of the identity provider about logouts come in.");

    /** Where the browser goes. */
    public static final Key<String> REDIRECT_URI = Key.of(
            "logout.redirect-uri",
            Kind.one("a path such as /bye, of letters, digits and . _ ~ - /, or /", LogoutKeys::path),
            "/",
            "Path below the base URL where the browser goes after a logout, unless the page names another path.");

    /** How the identity provider is asked. */
    public static final Key<LogoutBinding> BINDING = Key.optional(
            "logout.binding",
            Kind.choice(LogoutBinding.class),
            "How the identity provider is asked to log the user out; by default the first of REDIRECT, POST and SOAP"
                    + " that it offers.");

    /** Whether names are hidden from the browser. */
    public static final Key<Boolean> ENCRYPT_NAME_ID = Key.of(
            "logout.encrypt-name-id",
            Kind.FLAG,
            false,
            "Whether the user's name is encrypted in our logout requests; needs an RSA encryption key in the identity"
                    + " provider's metadata.");

    /** How long one takes. */
    public static final Key<Duration> TIMEOUT = Key.of(
            "logout.timeout",
            Kind.duration(Duration.ofMinutes(1), Duration.ofHours(1)),
            Duration.ofMinutes(5),
            "How long a logout may take, and our request is valid.");

    /** The room for notes. */
    public static final Key<Integer> MOST_NOTES = Key.of(
            "logout.most-notes",
            Kind.number(1000, 10_000_000),
            100_000,
            "How many ended logins are remembered in memory until their sessions would have ended; when it is full,"
                    + " logouts fail and say so. Each of several identity providers has a tenth: of one that ends more,"
                    + " all logins until then are over.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = List.of(
            NOTIFY_PROVIDER, START_URI, SERVICE_URI, REDIRECT_URI, BINDING, ENCRYPT_NAME_ID, TIMEOUT, MOST_NOTES);

    private LogoutKeys() {}

    private static String path(String text) {
        return text.equals("/") ? text : SamlKeys.requirePath(text);
    }
}

package org.secf.openid;

import java.time.Duration;
import java.util.List;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of how logins end, below {@code secf.openid.logout}; {@link OpenIdLogoutDefinition} has an attribute for each. */
final class LogoutKeys {

    private static final String EXPECTED = "a path such as /openid/logout, of letters, digits and . _ ~ - /";

    static final Key<Boolean> NOTIFY_PROVIDER = Key.of(
            "logout.notify-provider",
            Kind.FLAG,
            true,
            "Whether a user who logs out here is logged out at the provider, too, where it announces how.");

    static final Key<String> REDIRECT_URI = Key.of(
            "logout.redirect-uri",
            Kind.one("a path such as /bye, of letters, digits and . _ ~ - /, or /", LogoutKeys::afterwards),
            "/",
            "Path below the base URL where the browser goes after a logout, unless the page names another path.");

    static final Key<Boolean> ACCESS_TOKEN_EXPIRY = Key.of(
            "logout.access-token-expiry",
            Kind.FLAG,
            false,
            "Whether a login ends with its access token, unless that is renewed.");

    static final Key<Boolean> IDENTITY_TOKEN_EXPIRY = Key.of(
            "logout.identity-token-expiry",
            Kind.FLAG,
            false,
            "Whether a login ends with its ID token, unless that is renewed.");

    static final Key<String> START_URI = path(
            "uri",
            "/openid/logout",
            "Path below the base URL that pages of the application post to, to log their user out.");

    static final Key<String> RETURN_URI = path(
            "return-uri",
            "/openid/logged-out",
            "Path below the base URL that the provider sends browsers to after a logout; it has to know it (post_logout_redirect_uri).");

    static final Key<String> FRONT_CHANNEL_URI = path(
            "front-channel-uri",
            "/openid/frontchannel-logout",
            "Path below the base URL that the provider shows in a frame where a login ends there (frontchannel_logout_uri).");

    static final Key<String> BACK_CHANNEL_URI = path(
            "back-channel-uri",
            "/openid/backchannel-logout",
            "Path below the base URL that the provider calls where a login ends there (backchannel_logout_uri).");

    static final Key<Duration> TIMEOUT = Key.of(
            "logout.timeout",
            Kind.duration(Duration.ofMinutes(1), Duration.ofHours(1)),
            Duration.ofMinutes(5),
            "How long a logout at the provider may take until the browser comes back.");

    static final Key<Integer> MOST_NOTES = Key.of(
            "logout.most-notes",
            Kind.number(1000, 10_000_000),
            100_000,
            "How many ended logins are remembered in memory until their sessions would have ended; when it is full, logouts fail and say so.");

    static final List<Key<?>> ALL = List.of(
            NOTIFY_PROVIDER,
            REDIRECT_URI,
            ACCESS_TOKEN_EXPIRY,
            IDENTITY_TOKEN_EXPIRY,
            START_URI,
            RETURN_URI,
            FRONT_CHANNEL_URI,
            BACK_CHANNEL_URI,
            TIMEOUT,
            MOST_NOTES);

    private LogoutKeys() {}

    private static Key<String> path(String name, String usual, String meaning) {
        return Key.of("logout." + name, Kind.one(EXPECTED, Texts::requirePath), usual, meaning);
    }

    private static String afterwards(String text) {
        return text.equals("/") ? text : Texts.requirePath(text);
    }
}

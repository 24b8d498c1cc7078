package org.secf.openid;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;

/**
 * Where we are.
 *
 * @param base where the application is reached
 * @param callback below it, where answers of logins come in
 * @param returnsToTarget whether a login leads to what was asked for first, and not to the front page
 */
record OpenIdSite(PublicUrl base, String callback, boolean returnsToTarget, LogoutPaths logout) {

    /**
     * Below the base.
     *
     * @param start where pages of the application post their logout
     * @param back where the provider sends browsers to after a logout there
     * @param frontChannel what the provider shows in a frame
     * @param backChannel what the provider calls
     * @param afterwards where the browser goes at the end, unless the page names another path
     */
    record LogoutPaths(String start, String back, String frontChannel, String backChannel, String afterwards) {

        List<String> own() {
            return List.of(start, back, frontChannel, backChannel);
        }
    }

    /**
     * Checks that each path is for one thing.
     *
     * @throws IllegalArgumentException when two are the same
     */
    OpenIdSite {
        Set<String> seen = new LinkedHashSet<>(Set.of(callback));
        logout.own().stream().filter(path -> !seen.add(path)).findFirst().ifPresent(path -> {
            throw new IllegalArgumentException("two of redirect-uri, logout.uri, logout.return-uri,"
                    + " logout.front-channel-uri and logout.back-channel-uri are " + path
                    + "; give each a path of its own");
        });
    }

    /** Every path. */
    Set<String> addresses() {
        Set<String> all = new LinkedHashSet<>(logout.own());
        all.add(callback);
        return Set.copyOf(all);
    }

    String redirectUri() {
        return base.resolve(callback);
    }

    /** The path on our host where the browser goes after a logout. */
    String afterwards() {
        return base.cookiePath().equals("/") ? logout.afterwards() : base.cookiePath() + logout.afterwards();
    }

    /** To a path on our host. */
    Reply redirect(String target) {
        return Reply.redirect(base.origin() + target);
    }
}

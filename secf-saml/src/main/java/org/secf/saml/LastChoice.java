package org.secf.saml;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.secf.http.Cookie;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;

/**
 * With whom the user of a browser logged in last. Anybody can write such a cookie, and it chooses among those that may be chosen anyway.
 *
 * @param remember for how long; empty where it is not remembered
 */
record LastChoice(Optional<Duration> remember) {

    /** Not below the prefix of the login's cookies, which are counted, and given up, by their prefix. */
    private static final String NAME = "secf-provider-saml";

    private static final int LONGEST = 1024;

    Reply remember(Reply reply, Chosen with) {
        return remember.map(time -> reply.with(cookie(with.setup().base(), written(with), time)))
                .orElse(reply);
    }

    /** After a refusal, so that the user can choose another one. */
    Reply forget(Reply reply, PublicUrl base) {
        return remember.isPresent() ? reply.with(cookie(base, "", Duration.ZERO)) : reply;
    }

    Optional<Chosen> find(Request request, Candidates candidates) {
        if (remember.isEmpty() || candidates.isEmpty()) {
            return Optional.empty();
        }
        String name = name(candidates.setups().get(0).base());
        List<String> values = request.cookies().stream()
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie.Pair::value)
                .toList();
        return values.size() == 1 ? read(values.get(0), candidates) : Optional.empty();
    }

    private static Optional<Chosen> read(String value, Candidates candidates) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            int end = text.indexOf(' ');
            return end < 0 ? Optional.empty() : candidates.find(text.substring(0, end), text.substring(end + 1));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String written(Chosen with) {
        String text = with.setup().name() + " " + with.entityId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Cookie cookie(PublicUrl base, String value, Duration maxAge) {
        String path = base.isHttps() ? "/" : base.cookiePath();
        return new Cookie(name(base), value, path, maxAge, base.isHttps(), false);
    }

    private static String name(PublicUrl base) {
        return (base.isHttps() ? "__Host-" : "") + NAME;
    }
}

package org.secf.saml;

import java.time.Duration;
import org.secf.http.Cookie;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;

/**
 * Remembers, in a browser, that the identity provider knows nobody there, so that it is not asked again at once, over and over. It proves nothing: whoever makes
 * one up is nobody, which is what a browser without any cookie is.
 */
final class PassiveMark {

    private static final String SET = "1";

    private final String name;
    private final PublicUrl base;
    private final Duration pause;

    /**
     * A mark.
     *
     * @param consumerPath tells this mechanism from others of its kind
     * @param pause how long it holds
     */
    PassiveMark(PublicUrl base, String consumerPath, Duration pause) {
        this.name = (base.isHttps() ? "__Host-" : "") + "secf-nobody" + consumerPath.replaceAll("[^A-Za-z0-9]", "-");
        this.base = base;
        this.pause = pause;
    }

    boolean isOn(Request request) {
        return request.cookies().stream()
                .anyMatch(cookie -> cookie.name().equals(name) && cookie.value().equals(SET));
    }

    Reply set(Reply reply) {
        return reply.with(
                new Cookie(name, SET, base.isHttps() ? "/" : base.cookiePath(), pause, base.isHttps(), false));
    }
}

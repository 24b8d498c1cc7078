package org.secf.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.http.Cookie;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;

/**
 * Ties a login in flight to the browser that began it, by one short-lived cookie for each login. The store keeps the digest of the cookie's secret
 * only, so that who reads the store cannot finish somebody's login.
 */
public final class BrowserBinding {

    /** More than this many logins in flight in one browser, and the oldest are given up; cookies must not pile up into a 400. */
    static final int MOST = 16;

    /** What may be repeated in an answer; longer names are not ours. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final String prefix;
    private final String path;
    private final PublicUrl base;
    private final SecureRandom random;
    private final Duration lifetime;

    /**
     * Cookies for one mechanism.
     *
     * @param mechanism part of the cookie names, so that two mechanisms do not disturb each other
     * @param base decides path and {@code Secure}
     * @param lifetime how long a login may take
     */
    public BrowserBinding(String mechanism, PublicUrl base, SecureRandom random, Duration lifetime) {
        // Browsers take this prefix from the host itself only: no other host of the domain can plant the cookie of its
        // own login.
        this.prefix = (base.isHttps() ? "__Host-" : "") + "secf-" + mechanism + "-";
        this.path = base.isHttps() ? "/" : base.cookiePath();
        this.base = base;
        this.random = random;
        this.lifetime = lifetime;
    }

    /**
     * What only one browser is to know of one login.
     *
     * @param id of the login
     * @param value goes into the cookie; the store gets its {@link #digest}
     * @param expires when the browser forgets it
     */
    public record Secret(String id, String value, Instant expires) {

        /** Without the value. */
        @Override
        public String toString() {
            return id;
        }
    }

    /** A new secret for the login {@code id}. */
    public Secret newSecret(String id, Instant now) {
        return new Secret(id, RandomText.secret(random), now.plus(lifetime));
    }

    /** Sets the cookie, and deletes the oldest of too many. */
    public Reply bind(Reply reply, Request request, Secret secret) {
        Reply bound = reply;
        for (String stale : tooMany(request)) {
            bound = bound.with(cookie(stale, "", Duration.ZERO));
        }
        String value = secret.expires().getEpochSecond() + "." + secret.value();
        return bound.with(cookie(prefix + secret.id(), value, lifetime));
    }

    /** The digest of the secret that this browser holds for the login {@code id}. */
    public Optional<String> digestOf(Request request, String id) {
        List<String> sent = request.cookies().stream()
                .filter(cookie -> cookie.name().equals(prefix + id))
                .map(Cookie.Pair::value)
                .toList();
        return sent.size() == 1
                ? Optional.of(digest(sent.get(0).substring(sent.get(0).indexOf('.') + 1)))
                : Optional.empty();
    }

    /** Deletes the cookie of a login that ended. */
    public Reply release(Reply reply, String id) {
        return reply.with(cookie(prefix + id, "", Duration.ZERO));
    }

    /** SHA-256, base64url. */
    public static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Cookie cookie(String name, String value, Duration maxAge) {
        // Over http, which only loopback addresses may use, it stays on this site.
        return new Cookie(name, value, path, maxAge, base.isHttps(), base.isHttps());
    }

    private List<String> tooMany(Request request) {
        List<Cookie.Pair> ours = new ArrayList<>(request.cookies().stream()
                .filter(cookie -> cookie.name().startsWith(prefix))
                .filter(cookie -> NAME.matcher(cookie.name()).matches())
                .sorted(Comparator.comparing(BrowserBinding::expiry))
                .toList());
        // Bounded, since an answer with too many fields is one that the server cannot send.
        int excess = Math.min(MOST, Math.max(0, ours.size() - MOST + 1));
        return ours.subList(0, excess).stream().map(Cookie.Pair::name).toList();
    }

    /** As the cookie says; a browser that lies about it gives up logins of its own only. */
    private static String expiry(Cookie.Pair cookie) {
        return cookie.value().substring(0, Math.max(0, cookie.value().indexOf('.')));
    }
}

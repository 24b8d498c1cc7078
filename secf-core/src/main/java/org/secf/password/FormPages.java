package org.secf.password;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.secf.http.Cookie;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.http.ReturnTarget;

/**
 * What a browser is shown before, after and instead of a login. With our own page the target travels in the form, so that tabs do not collide; with the
 * application's own page, which may be a mere file, the last one is remembered in a cookie.
 *
 * @param loginPage the application's own page, if it has one
 * @param errorPage where a browser goes after a wrong password, with a page of the application's own
 * @param action where the form is posted to
 */
record FormPages(Optional<String> loginPage, Optional<String> errorPage, String action, Duration sessionLifetime) {

    private static final String COOKIE = "secf-form-target";
    /** Browsers drop cookies of more than 4 KiB, and one character may take three. */
    private static final int LONGEST = 1000;

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** Asks for a login. */
    Reply ask(Request request) {
        String front = request.contextPath() + "/";
        String target = ReturnTarget.of(request.target(), front);
        String kept = target.length() > LONGEST ? front : target;
        return loginPage
                .map(page -> Reply.redirect(request.contextPath() + page)
                        .with(cookie(request, URLEncoder.encode(kept, StandardCharsets.UTF_8), REMEMBERED)))
                .orElseGet(() -> LoginPage.reply(request.contextPath() + action, target, false));
    }

    /** Asks again after a wrong password. */
    Reply askAgain(Request request, String target) {
        return errorPage
                .or(this::loginPage)
                .map(page -> Reply.redirect(request.contextPath() + page))
                .orElseGet(() -> LoginPage.reply(request.contextPath() + action, target, true));
    }

    /** Goes on to what was first asked for. */
    Reply welcome(Request request, String target) {
        Reply reply = Reply.redirect(target);
        return loginPage.isPresent() ? reply.with(cookie(request, "", Duration.ZERO)) : reply;
    }

    /** Where this browser wanted to go when it was last asked. */
    String remembered(Request request) {
        return request.cookies().stream()
                .filter(cookie -> cookie.name().equals(COOKIE))
                .map(Cookie.Pair::value)
                .findFirst()
                .map(FormPages::decoded)
                .orElse("");
    }

    /** The application's own page can be seen by everybody, whatever a constraint says of it: without it nobody could log in. */
    boolean isLoginPage(Request request) {
        return loginPage.filter(request.path()::equals).isPresent()
                || errorPage.filter(request.path()::equals).isPresent();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Cookie cookie(Request request, String value, Duration maxAge) {
        String path = request.contextPath().isEmpty() ? "/" : request.contextPath();
        return new Cookie(COOKIE, value, path, maxAge, request.isSecure(), false);
    }
}

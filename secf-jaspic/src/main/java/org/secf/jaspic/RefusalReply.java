package org.secf.jaspic;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.util.Locale;
import java.util.Map;
import org.secf.http.Accept;
import org.secf.http.Html;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;

/** The generic answer to a refused claim: a status, and an id to look for in the log; never a detail. */
final class RefusalReply {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width"><title>%1$s</title></head>
            <body><main><h1>%1$s</h1><p>%2$s</p><p>Reference for the administrator: <code>%3$s</code></p></main></body>
            </html>
            """;

    /** A 401 must carry a challenge (RFC 9110 §15.5.2), even where the mechanism knows none. */
    private static final String NO_CHALLENGE = "SECF";

    private RefusalReply() {}

    static Reply to(Request request, Outcome.Refused refused, String correlation) {
        boolean isPage = Accept.isPage(request);
        int proposed = refused.reply().status();
        if (isMessage(refused.reply())
                || (isPage && (isRedirect(proposed) || !refused.reply().body().isEmpty()))) {
            return refused.reply();
        }
        boolean isChallenged = refused.reply().headers().stream()
                .anyMatch(header -> header.name().equalsIgnoreCase("WWW-Authenticate"));
        // A browser with a challenge asks its user again; without one there is nothing it could do.
        int unauthenticated = refused.isForbidden() || (isPage && !isChallenged) ? 403 : 401;
        // A page or a redirect for browsers, such as the answer to a logout, is no success to a program.
        int status = proposed < 400 || proposed == 401 || proposed == 403 ? unauthenticated : proposed;
        Reply reply = isPage ? page(status, correlation) : json(status, correlation);
        for (Reply.Header header : refused.reply().headers()) {
            if (!isOurs(header.name())) {
                reply = reply.with(header.name(), header.value());
            }
        }
        return status == 401 && !isChallenged ? reply.with("WWW-Authenticate", NO_CHALLENGE) : reply;
    }

    /** A body that is no page is one of the protocol, for the program that asked by it. */
    private static boolean isMessage(Reply reply) {
        return !reply.body().isEmpty()
                && reply.headers().stream()
                        .noneMatch(field -> field.name().equalsIgnoreCase("Content-Type")
                                && field.value().startsWith("text/html"));
    }

    private static boolean isRedirect(int status) {
        return status >= 300 && status < 400;
    }

    private static boolean isOurs(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "cache-control",
                    "content-type",
                    "content-length",
                    "content-security-policy",
                    "x-content-type-options" -> true;
            default -> false;
        };
    }

    private static Reply page(int status, String correlation) {
        String title = status >= 500 ? "The service cannot decide who you are" : "You were not let in";
        String advice = status >= 500
                ? "Something failed on our side. Try again later."
                : "The login could not be accepted. Go back to the page you wanted and try again.";
        return Reply.text(status, "text/html", PAGE.formatted(title, advice, Html.escape(correlation)))
                .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private static Reply json(int status, String correlation) {
        String body = JSON.createObjectBuilder()
                .add("status", status)
                .add("correlation", correlation)
                .build()
                .toString();
        return Reply.text(status, "application/json", body);
    }
}

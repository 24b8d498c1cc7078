package org.secf.idp;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.secf.http.Html;

/** The pages, all of them marked as unfit for production. */
final class Page {

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s - development identity provider</title>
            <link rel="stylesheet" href="page.css">
            </head>
            <body>
            <header><p role="note"><strong>Development identity provider. Not for production.</strong> Its passwords are public.</p></header>
            <main>
            <h1>%s</h1>
            %s
            </main>
            </body>
            </html>
            """;

    private Page() {}

    /** The login form; {@code hidden} comes back with it. */
    static String login(AuthnRequest request, Map<String, String> hidden, boolean hasFailed) {
        String failure = hasFailed ? "<p role=\"alert\">Name or password is wrong.</p>\n" : "";
        String form = """
                %s<p>%s wants to know who you are.</p>
                <form id="login" method="post" action="login">
                %s
                <p><label for="username">Name</label>
                <input id="username" name="username" autocomplete="username" required autofocus></p>
                <p><label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required></p>
                <p><button id="submit" type="submit">Log in</button></p>
                </form>
                <table>
                <caption>Who can log in</caption>
                <thead><tr><th scope="col">Name</th><th scope="col">Password</th><th scope="col">Groups</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                """.formatted(failure, Html.escape(request.issuer()), inputs(hidden), users());
        return FRAME.formatted("Log in", "Log in", form);
    }

    private static String users() {
        return User.ALL.stream()
                .map(user -> "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(user.name(), user.password(), String.join(", ", user.groups())))
                .collect(Collectors.joining("\n"));
    }

    /** Posts the answer to the service provider; with a button where scripts are off. */
    static String answer(AuthnRequest request, Map<String, String> hidden) {
        String form = """
                <form id="answer" method="post" action="%s">
                %s
                <p>You are logged in and will be sent back.</p>
                <p><button type="submit">Continue</button></p>
                </form>
                <script src="submit.js"></script>
                """.formatted(Html.escape(request.assertionConsumerService()), inputs(hidden));
        return FRAME.formatted("Continue", "Continue", form);
    }

    static String error(String message) {
        return FRAME.formatted("Bad request", "This request cannot be answered", "<p>" + Html.escape(message) + "</p>");
    }

    static void send(HttpServletResponse response, int status, String page) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.getWriter().write(page);
    }

    private static String inputs(Map<String, String> hidden) {
        return hidden.entrySet().stream()
                .map(entry -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(Html.escape(entry.getKey()), Html.escape(entry.getValue())))
                .collect(Collectors.joining("\n"));
    }
}

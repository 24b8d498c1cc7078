package org.secf.testkit.idp;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.secf.http.Html;
import org.secf.http.Reply;

/** The pages, all of them marked as unfit for production. */
final class Page {

    /** What to do for whoever came here by hand. */
    static final String BEGIN = "Begin at the application; this page cannot be used on its own.";

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
    static Reply login(AuthnRequest request, Map<String, String> hidden, List<User> users, boolean hasFailed) {
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
                """.formatted(failure, Html.escape(request.issuer()), inputs(hidden), rows(users));
        return reply(hasFailed ? 403 : 200, FRAME.formatted("Log in", "Log in", form));
    }

    private static String rows(List<User> users) {
        return users.stream()
                .map(user -> "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                Html.escape(user.name()),
                                Html.escape(user.password()),
                                Html.escape(String.join(", ", user.groups()))))
                .collect(Collectors.joining("\n"));
    }

    /** Posts the answer to the service provider; with a button where scripts are off. */
    static Reply answer(AuthnRequest request, Map<String, String> hidden) {
        String form = """
                <form id="answer" method="post" action="%s">
                %s
                <p>You are logged in and will be sent back.</p>
                <p><button type="submit">Continue</button></p>
                </form>
                <script src="submit.js"></script>
                """.formatted(Html.escape(request.assertionConsumerService()), inputs(hidden));
        return reply(200, FRAME.formatted("Continue", "Continue", form));
    }

    static Reply error(int status, String message) {
        String paragraph = "<p>" + Html.escape(message) + "</p>";
        return reply(status, FRAME.formatted("Bad request", "This request cannot be answered", paragraph));
    }

    private static Reply reply(int status, String page) {
        return Reply.text(status, "text/html", page)
                .with("Referrer-Policy", "no-referrer")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
    }

    private static String inputs(Map<String, String> hidden) {
        return hidden.entrySet().stream()
                .map(entry -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(Html.escape(entry.getKey()), Html.escape(entry.getValue())))
                .collect(Collectors.joining("\n"));
    }
}

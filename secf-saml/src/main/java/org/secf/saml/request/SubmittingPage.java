package org.secf.saml.request;

import static org.secf.http.Html.escape;

import java.util.Map;
import java.util.stream.Collectors;
import org.secf.http.Html;
import org.secf.http.Reply;

/**
 * A page with a form that submits itself; with a button where scripts are off. Its policy lets nothing run but the one script below, nothing load, and
 * nobody frame it. The form may go to any https address, because browsers hold redirects of the identity provider against the policy too.
 */
final class SubmittingPage {

    private static final String SCRIPT = "document.forms[0].submit()";
    private static final String SCRIPT_SOURCE = Html.policySource(SCRIPT);

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="UTF-8"><title>%1$s</title></head>
            <body>
            <main>
            <h1>%1$s</h1>
            <form method="post" action="%2$s">
            %3$s
            <noscript>
            <p>Scripts are off in this browser. Continue to the sign-in service:</p>
            <button type="submit">Continue</button>
            </noscript>
            </form>
            </main>
            <script>%4$s</script>
            </body>
            </html>
            """;

    private SubmittingPage() {}

    /** Of these fields, and what goes along. */
    static Reply reply(Outgoing outgoing, Map<String, String> message, String title) {
        String destination = outgoing.destination();
        String fields = message.entrySet().stream()
                        .map(one -> field(one.getKey(), one.getValue()))
                        .collect(Collectors.joining("\n"))
                + outgoing.relayState()
                        .map(relay -> "\n" + field("RelayState", relay))
                        .orElse("");
        String page = PAGE.formatted(escape(title), escape(destination), fields, SCRIPT);
        String schemes = destination.startsWith("https:") ? "https:" : "https: http:";
        return Reply.text(200, "text/html", page)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src " + SCRIPT_SOURCE + "; form-action " + schemes
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .with("Referrer-Policy", "no-referrer");
    }

    private static String field(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escape(value) + "\">";
    }
}

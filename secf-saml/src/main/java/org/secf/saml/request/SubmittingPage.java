package org.secf.saml.request;

import static org.secf.http.Html.escape;

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
            <head><meta charset="UTF-8"><title>Signing in</title></head>
            <body>
            <main>
            <h1>Signing in</h1>
            <form method="post" action="%s">
            <input type="hidden" name="SAMLRequest" value="%s">
            <input type="hidden" name="RelayState" value="%s">
            <noscript>
            <p>Scripts are off in this browser. Continue to the sign-in service:</p>
            <button type="submit">Continue</button>
            </noscript>
            </form>
            </main>
            <script>%s</script>
            </body>
            </html>
            """;

    private SubmittingPage() {}

    static Reply reply(String destination, String message, String relayState) {
        String page = PAGE.formatted(escape(destination), escape(message), escape(relayState), SCRIPT);
        String schemes = destination.startsWith("https:") ? "https:" : "https: http:";
        return Reply.text(200, "text/html", page)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src " + SCRIPT_SOURCE + "; form-action " + schemes
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .with("Referrer-Policy", "no-referrer");
    }
}

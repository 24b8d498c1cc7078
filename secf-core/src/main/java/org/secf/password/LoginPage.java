package org.secf.password;

import static org.secf.http.Html.escape;

import org.secf.http.Html;
import org.secf.http.Reply;

/** Our own page with a login form. Loads nothing, runs nothing, and nobody can frame it. */
final class LoginPage {

    private static final String STYLE = """
            body{font:1rem/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1b1f24}
            main{max-width:22rem;margin:12vh auto;padding:2rem;background:#fff;border:1px solid #d0d5dc;border-radius:.5rem}
            h1{font-size:1.25rem;margin:0 0 1rem}
            label{display:block;margin-top:1rem}
            input{box-sizing:border-box;width:100%;font:inherit;padding:.5rem;border:1px solid #6b7480;border-radius:.25rem}
            button{margin-top:1.5rem;width:100%;font:inherit;padding:.6rem;border:0;border-radius:.25rem;background:#0b5cad;color:#fff}
            :focus-visible{outline:3px solid #ffb000;outline-offset:2px}
            [role=alert]{padding:.5rem .75rem;background:#fdecea;border-left:4px solid #b3261e}
            """;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width"><title>Sign in</title><style>%s</style></head>
            <body>
            <main>
            <h1>Sign in</h1>
            %s<form method="post" action="%s">
            <input type="hidden" name="target" value="%s">
            <label for="name">Name</label>
            <input id="name" name="j_username" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus>
            <label for="password">Password</label>
            <input id="password" name="j_password" type="password" autocomplete="current-password" required>
            <button type="submit">Sign in</button>
            </form>
            </main>
            </body>
            </html>
            """;

    private static final String WRONG = "<p role=\"alert\">Name or password is wrong.</p>\n";
    private static final String POLICY = "default-src 'none'; style-src " + Html.policySource(STYLE)
            + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private LoginPage() {}

    static Reply reply(String action, String target, boolean isWrong) {
        String page = PAGE.formatted(STYLE, isWrong ? WRONG : "", escape(action), escape(target));
        return Reply.text(isWrong ? 403 : 200, "text/html", page)
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "same-origin");
    }
}

package org.secf.openid;

import static org.secf.http.Html.escape;

import org.secf.http.Reply;

/** Tells a user whose provider could not be asked for a logout; a page that said nothing would leave him to believe that he is signed out there. */
final class SignedOutHere {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width"><title>Signed out here</title></head>
            <body>
            <main>
            <h1>Signed out here</h1>
            <p>You are signed out of this application, but perhaps not of the sign-in service and of other applications.
            Close the browser to be sure.</p>
            <p><a href="%s">Continue</a></p>
            </main>
            </body>
            </html>
            """;

    private SignedOutHere() {}

    /**
     * The page.
     *
     * @param next where its link leads
     */
    static Reply reply(String next) {
        return Reply.text(200, "text/html", PAGE.formatted(escape(next)))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }
}

package org.secf.webauthn.page;

import static org.secf.http.Html.escape;

import java.util.List;
import java.util.Map;
import org.secf.http.Html;
import org.secf.http.Reply;
import org.secf.webauthn.ceremony.Purpose;

/**
 * Our own pages: a button that asks the authenticator, and a line that says what became of it. Works by keyboard and for screen readers; runs our script alone, and
 * nobody can frame it.
 */
public final class CeremonyPage {

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:1.125rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText;margin:0}
            main{max-width:30rem;margin:10vh auto;padding:1.5rem}
            h1{font-size:1.6rem}
            button{font:inherit;min-height:3rem;width:100%;padding:.25rem 1rem;border:1px solid;border-radius:.5rem;background:#0b5cad;color:#fff}
            button[disabled]{opacity:.6}
            :focus-visible{outline:3px solid;outline-offset:2px}
            [role=alert]:not(:empty){padding:.5rem .75rem;border-left:4px solid}
            """;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%2$s</title>
            <style>%3$s</style>
            <script src="%4$s" defer></script>
            </head>
            <body>
            <main>
            <h1>%2$s</h1>
            <p>%5$s</p>
            <div id="secf-webauthn" data-purpose="%6$s" data-address="%7$s" data-target="%8$s"
            data-unsupported="%9$s" data-cancelled="%10$s" data-known="%11$s" data-refused="%12$s" data-failed="%13$s">
            <button type="button" autofocus>%14$s</button>
                        <p role="alert"></p>
            </div>
            <noscript><p>%15$s</p></noscript>
            </main>
            </body>
            </html>
            """;

    private final Map<String, Texts> texts = Texts.all();
    private final String script;
    private final String policy;

    /**
     * Pages.
     *
     * @param script its address from outside
     */
    public CeremonyPage(String script) {
        this.script = script;
        this.policy = "default-src 'none'; script-src " + script + "; connect-src 'self'; style-src "
                + Html.policySource(STYLE) + "; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    }

    /**
     * A page.
     *
     * @param address of the purpose, from outside
     * @param target where the browser goes afterwards
     * @param acceptLanguage values of the header field
     */
    public Reply reply(Purpose purpose, String address, String target, List<String> acceptLanguage) {
        Texts text = Texts.best(texts, acceptLanguage);
        String page = PAGE.formatted(
                text.tag(),
                escape(text.text(purpose.path() + ".title")),
                STYLE,
                escape(script),
                escape(text.text(purpose.path() + ".intro")),
                purpose.path(),
                escape(address),
                escape(target),
                escape(text.text("unsupported")),
                escape(text.text(purpose.path() + ".cancelled")),
                escape(text.text("known")),
                escape(text.text(purpose.path() + ".refused")),
                escape(text.text("failed")),
                escape(text.text(purpose.path() + ".button")),
                escape(text.text("noscript")));
        return Reply.text(200, "text/html", page)
                .with("Content-Language", text.tag())
                .with("Vary", "Accept-Language")
                .with("Content-Security-Policy", policy)
                .with("Referrer-Policy", "same-origin");
    }
}

package org.secf.saml.chooser;

import static org.secf.http.Html.escape;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secf.http.Html;
import org.secf.http.Reply;
import org.secf.saml.model.Description.Logo;

/**
 * The page on which users choose their identity provider: links and a form, which work without script, by keyboard and for screen readers. Nothing in it runs,
 * nobody may frame it, and nothing is loaded but pictures, where those are wanted.
 */
public final class ChooserPage {

    /** With fewer nobody has to search. */
    static final int MOST_WITHOUT_SEARCH = 10;

    /** With more nobody finds anything. */
    static final int MOST_SHOWN = 50;

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:1.125rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText;margin:0}
            main{max-width:40rem;margin:0 auto;padding:1.5rem}
            h1{font-size:1.6rem}h2{font-size:1.2rem}
            ul{list-style:none;padding:0}
            li a{display:flex;align-items:center;gap:1rem;min-height:3rem;padding:.25rem 1rem;margin:.5rem 0;border:1px solid;border-radius:.5rem;color:LinkText}
            a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid;outline-offset:2px}
            input,button{font:inherit;min-height:3rem;box-sizing:border-box;padding:.25rem 1rem}
            form input[type=search]{width:100%;margin:.25rem 0}
            small{display:block;overflow-wrap:anywhere}
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
            </head>
            <body>
            <main>
            <h1>%2$s</h1>
            <p>%4$s</p>
            %5$s</main>
            </body>
            </html>
            """;

    private final Map<String, Texts> texts = Texts.all();
    private final boolean hasLogos;
    private final String policy;

    /**
     * A page.
     *
     * @param hasLogos whether it shows the pictures of identity providers
     */
    public ChooserPage(boolean hasLogos) {
        this.hasLogos = hasLogos;
        this.policy = "default-src 'none'; style-src " + Html.policySource(STYLE)
                + (hasLogos ? "; img-src https:" : "")
                + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    /**
     * An identity provider.
     *
     * @param names language to name
     * @param logos https addresses only
     */
    public record Entry(String entityId, Map<String, String> names, List<Logo> logos) {}

    /** Those to choose among, and the one that was chosen last time. */
    public record Choices(Directory all, Optional<Entry> last) {}

    /**
     * What is shown.
     *
     * @param address of this page, where choices come in, too
     * @param target where the browser goes after the login
     * @param search what the user looks for; empty for everything
     */
    public record View(String address, String target, String search, Choices choices) {}

    /**
     * The page.
     *
     * @param acceptLanguage values of the header field
     */
    public Reply reply(View view, List<String> acceptLanguage) {
        Languages languages = Languages.of(acceptLanguage);
        Texts text = Texts.best(texts, languages);
        String page = PAGE.formatted(
                text.tag(),
                escape(text.text("title")),
                STYLE,
                escape(text.text("intro")),
                content(view, languages, text));
        return Reply.text(200, "text/html", page)
                .with("Content-Language", text.tag())
                .with("Vary", "Accept-Language")
                .with("Content-Security-Policy", policy)
                .with("Referrer-Policy", "no-referrer");
    }

    private String content(View view, Languages languages, Texts text) {
        boolean isSearch = !view.search().isBlank();
        StringBuilder out = new StringBuilder();
        view.choices()
                .last()
                .filter(last -> !isSearch)
                .map(last -> Shown.named(last, languages, text))
                .ifPresent(last ->
                        out.append(heading("last", text.text("last"))).append(list("last", List.of(last), view)));
        if (isSearch || view.choices().all().size() > MOST_WITHOUT_SEARCH) {
            out.append(form(view, text));
        }
        Shown shown = Shown.of(view.choices().all(), view.search(), languages, text);
        return out.append(heading("list", text.text("list")))
                .append(isSearch ? paragraph(" role=\"status\"", text.text("count", shown.found())) : "")
                .append(found(shown, view, text))
                .toString();
    }

    private String found(Shown shown, View view, Texts text) {
        if (shown.named().isEmpty()) {
            return paragraph("", text.text("search.none"));
        }
        String list = list("list", shown.named(), view);
        return shown.left() > 0 ? list + paragraph("", text.text("more", shown.left())) : list;
    }

    private static String paragraph(String attributes, String text) {
        return "<p" + attributes + ">" + escape(text) + "</p>\n";
    }

    private static String heading(String id, String text) {
        return "<h2 id=\"" + id + "\">" + escape(text) + "</h2>\n";
    }

    private String list(String heading, List<Shown.Named> named, View view) {
        return named.stream()
                .map(one -> item(one, view))
                .collect(Collectors.joining("", "<ul aria-labelledby=\"" + heading + "\">\n", "</ul>\n"));
    }

    private String item(Shown.Named named, View view) {
        String address =
                view.address() + "?entityID=" + encoded(named.entry().entityId()) + "&target=" + encoded(view.target());
        String below = named.isAlone()
                ? ""
                : "<small dir=\"ltr\">" + escape(named.entry().entityId()) + "</small>";
        return "<li><a href=\"" + escape(address) + "\">" + picture(named.entry()) + "<span><span lang=\""
                + escape(named.language()) + "\" dir=\"auto\">" + escape(named.name()) + "</span>" + below
                + "</span></a></li>\n";
    }

    /** The name stands beside it, so it says nothing by itself. */
    private String picture(Entry entry) {
        return entry.logos().stream()
                .filter(logo -> hasLogos && logo.address().startsWith("https:"))
                .findFirst()
                .map(logo -> "<img src=\"" + escape(logo.address())
                        + "\" alt=\"\" width=\"48\" height=\"48\" loading=\"lazy\" referrerpolicy=\"no-referrer\">")
                .orElse("");
    }

    private static String form(View view, Texts text) {
        String all = view.search().isBlank()
                ? ""
                : " <a href=\"" + escape(view.address() + "?target=" + encoded(view.target())) + "\">"
                        + escape(text.text("search.all")) + "</a>";
        return """
                <form method="get" action="%1$s" role="search">
                <input type="hidden" name="target" value="%2$s">
                <label for="q">%3$s</label>
                <input type="search" id="q" name="q" maxlength="100" value="%4$s">
                <button type="submit">%5$s</button>%6$s
                </form>
                """.formatted(
                        escape(view.address()),
                        escape(view.target()),
                        escape(text.text("search")),
                        escape(Shown.bounded(view.search())),
                        escape(text.text("search.button")),
                        all);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

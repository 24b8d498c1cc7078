package org.secf.saml.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.Html;
import org.secf.http.Reply;
import org.secf.saml.chooser.ChooserPage.Choices;
import org.secf.saml.chooser.ChooserPage.Entry;
import org.secf.saml.chooser.ChooserPage.View;
import org.secf.saml.model.Description.Logo;

class ChooserPageTest {

    private static final String ADDRESS = "https://sp.example.org/enabler/saml/login";
    private static final String TARGET = "/enabler/api?a=1&b=2";

    private final ChooserPage page = new ChooserPage(false);

    private static Entry entry(String id, String... names) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            byLanguage.put(names[i], names[i + 1]);
        }
        return new Entry(id, byLanguage, List.of());
    }

    private static List<Entry> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        entry("https://idp%03d.example.org/saml".formatted(i), "en", "University %03d".formatted(i)))
                .toList();
    }

    private Reply reply(String languages, String search, Entry... entries) {
        return page.reply(
                new View(ADDRESS, TARGET, search, new Choices(new Directory(List.of(entries)), Optional.empty())),
                List.of(languages));
    }

    private String body(String languages, String search, List<Entry> entries) {
        return reply(languages, search, entries.toArray(new Entry[0])).body();
    }

    private static String header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Reply.Header::value)
                .findFirst()
                .orElse("none");
    }

    @Nested
    class SpeaksTheLanguageOfTheUser {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "de-AT,en;q=0.5 | de | Wo melden Sie sich an?",
                    "fr | fr | Où vous connectez-vous ?",
                    "zh-CN,zh;q=0.9,en;q=0.8 | zh-Hans | 您要从哪里登录\uff1f",
                    "zh-Hans-CN | zh-Hans | 您要从哪里登录\uff1f",
                    "en-GB | en | Where do you sign in?",
                    "pt,it | en | Where do you sign in?",
                    "pt,de;q=0.3,fr;q=0.2 | de | Wo melden Sie sich an?",
                    "de;q=0,fr;q=0.1 | fr | Où vous connectez-vous ?",
                    "* | en | Where do you sign in?",
                    "'' | en | Where do you sign in?"
                })
        void saysSo(String wanted, String language, String title) {
            Reply reply = reply(wanted, "", entry("https://a.example.org"), entry("https://b.example.org"));
            assertThat(reply.body())
                    .startsWith("<!DOCTYPE html>\n<html lang=\"" + language + "\">")
                    .contains("<title>" + title + "</title>", "<h1>" + title + "</h1>");
            assertThat(header(reply, "Content-Language")).isEqualTo(language);
            assertThat(header(reply, "Vary")).isEqualTo("Accept-Language");
            assertThat(header(reply, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        }

        @ParameterizedTest
        @ValueSource(strings = {";;;", "de;q=x", "\"><script>", "x-", "de_DE!"})
        void whatIsMalformedSaysNothing(String wanted) {
            assertThat(reply(wanted, "", entry("https://a.example.org")).body())
                    .contains("<html lang=\"en\">")
                    .doesNotContain("script");
        }

        @Test
        void headerLongerThanAnyHonestOneIsNotRead() {
            assertThat(reply("de," + "en;q=0.1,".repeat(100), "", entry("https://a.example.org"))
                            .body())
                    .contains("<html lang=\"en\">");
        }

        @Test
        void everyLanguageSaysEverything() throws IOException {
            for (String tag : List.of("de", "fr", "zh-Hans")) {
                assertThat(bundle(tag).keySet()).as(tag).isEqualTo(bundle("en").keySet());
            }
        }

        private PropertyResourceBundle bundle(String tag) throws IOException {
            try (InputStream in = ChooserPage.class.getResourceAsStream("chooser_" + tag + ".properties")) {
                return new PropertyResourceBundle(in);
            }
        }

        @Test
        void namesAreInTheBestOfTheirLanguages() {
            Entry entry = entry("https://a.example.org", "fr", "Université", "en", "University", "zh", "大学");
            assertThat(reply("zh-CN", "", entry).body()).contains("<span lang=\"zh\" dir=\"auto\">大学</span>");
            assertThat(reply("de", "", entry).body()).contains("<span lang=\"en\" dir=\"auto\">University</span>");
            assertThat(reply("de,fr;q=0.5", "", entry).body())
                    .contains("<html lang=\"de\">", "<span lang=\"fr\" dir=\"auto\">Université</span>");
        }

        @Test
        void oneWithoutNameHasThatOfItsHost() {
            assertThat(reply("en", "", entry("https://a.example.org/saml")).body())
                    .contains(">a.example.org</span>");
            assertThat(reply("en", "", entry("urn:example:idp")).body()).contains(">urn:example:idp</span>");
        }
    }

    @Nested
    class CanBeUsedByEverybody {

        @Test
        void choicesAreLinksInANamedList() {
            String body = body("en", "", List.of(entry("https://a.example.org/x?y=1&z", "en", "A")));
            assertThat(body)
                    .contains(
                            "<h2 id=\"list\">Organisations</h2>\n<ul aria-labelledby=\"list\">",
                            "<a href=\"" + ADDRESS
                                    + "?entityID=https%3A%2F%2Fa.example.org%2Fx%3Fy%3D1%26z&amp;target=%2Fenabler%2Fapi%3Fa%3D1%26b%3D2\">")
                    .doesNotContain("<form", "<script", "tabindex", "onclick");
        }

        @Test
        void fewNeedNoSearch() {
            assertThat(body("en", "", many(10))).doesNotContain("<form");
        }

        @Test
        void manyCanBeSearchedWithoutScript() {
            String body = body("en", "", many(11));
            assertThat(body)
                    .contains(
                            "<form method=\"get\" action=\"" + ADDRESS + "\" role=\"search\">",
                            "<input type=\"hidden\" name=\"target\" value=\"/enabler/api?a=1&amp;b=2\">",
                            "<label for=\"q\">Search for your organisation</label>",
                            "<input type=\"search\" id=\"q\" name=\"q\" maxlength=\"100\" value=\"\">",
                            "<button type=\"submit\">Search</button>");
        }

        @Test
        void tooManyAreNotAllShown() {
            String body = body("en", "", many(ChooserPage.MOST_SHOWN + 7));
            assertThat(body.split("<li>", -1)).hasSize(ChooserPage.MOST_SHOWN + 1);
            assertThat(body).contains("7 more are not shown.");
        }

        @Test
        void lastChoiceStandsFirst() {
            Entry last = entry("https://b.example.org", "en", "B");
            String body = page.reply(
                            new View(
                                    ADDRESS,
                                    TARGET,
                                    "",
                                    new Choices(
                                            new Directory(List.of(entry("https://a.example.org", "en", "A"), last)),
                                            Optional.of(last))),
                            List.of("en"))
                    .body();
            assertThat(body)
                    .containsSubsequence(
                            "<ul aria-labelledby=\"last\">", ">B<", "<ul aria-labelledby=\"list\">", ">A<", ">B<");
        }
    }

    @Nested
    class Searches {

        private final List<Entry> entries = List.of(
                entry("https://uni.example.org", "de", "Universität Köln", "en", "University of Cologne"),
                entry("https://school.example.com", "fr", "École normale"),
                entry("https://cn.example.org", "zh", "北京大学"));

        @ParameterizedTest
        @CsvSource({
            "koln,uni.example.org",
            "COLOGNE university,uni.example.org",
            "ecole,school.example.com",
            "北京,cn.example.org",
            "example.com,school.example.com"
        })
        void byAnyNameWithoutCaseAndAccents(String search, String found) {
            String body = body("en", search, entries);
            assertThat(body.split("<li>", -1)).hasSize(2);
            assertThat(body)
                    .contains(found, "<p role=\"status\">One organisation</p>", "value=\"" + search + "\"", "Show all");
        }

        @Test
        void findsNothingAndSaysSo() {
            assertThat(body("de", "xyz", entries))
                    .contains("<p role=\"status\">Keine Einrichtung</p>", "keine Einrichtung gefunden")
                    .doesNotContain("<li>");
        }

        @Test
        void longerThanTheFieldIsCut() {
            assertThat(body("en", "x".repeat(101), entries)).contains("value=\"" + "x".repeat(100) + "\"");
        }
    }

    @Nested
    class LetsNothingIn {

        @Test
        void textIsText_H51() {
            String hostile = "\"><script>alert(1)</script>'&";
            String body = body("en", hostile, List.of(entry("https://x/" + hostile, "en", hostile)));
            assertThat(body).doesNotContain("<script", "alert(1)</");
            assertThat(body).contains("value=\"" + Html.escape(hostile) + "\"");
        }

        @Test
        void languageOfANameIsText_H51() {
            assertThat(reply("en", "", entry("https://a.example.org", "\" onclick=\"x", "A"))
                            .body())
                    .contains("lang=\"&quot; onclick=&quot;x\"");
        }

        @Test
        void policyForbidsAllButTheStyle() {
            Reply reply = reply("en", "", entry("https://a.example.org"));
            String style = reply.body()
                    .substring(reply.body().indexOf("<style>") + 7, reply.body().indexOf("</style>"));
            assertThat(header(reply, "Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; style-src " + Html.policySource(style)
                            + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(header(reply, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(reply, "Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void picturesAreOffUnlessWanted() {
            Entry entry = new Entry(
                    "https://a.example.org",
                    Map.of(),
                    List.of(
                            new Logo("http://a.example.org/l.png", 1, 1),
                            new Logo("https://a.example.org/l.png", 1, 1)));
            assertThat(reply("en", "", entry).body()).doesNotContain("<img", "l.png");
            View view = new View(ADDRESS, TARGET, "", new Choices(new Directory(List.of(entry)), Optional.empty()));
            Reply with = new ChooserPage(true).reply(view, List.of("en"));
            assertThat(with.body())
                    .contains("<img src=\"https://a.example.org/l.png\" alt=\"\"")
                    .doesNotContain("http://");
            assertThat(header(with, "Content-Security-Policy")).contains("img-src https:;");
        }

        @Test
        void twoOfOneNameShowWhoTheyAre() {
            String body = body(
                    "en",
                    "",
                    List.of(
                            entry("https://bank.example.org", "en", "Bank"),
                            entry("https://evil.example", "en", "Bank"),
                            entry("https://other.example", "en", "Other")));
            assertThat(body)
                    .contains(
                            "<small dir=\"ltr\">https://bank.example.org</small>",
                            "<small dir=\"ltr\">https://evil.example</small>")
                    .doesNotContain("<small dir=\"ltr\">https://other.example");
        }
    }
}

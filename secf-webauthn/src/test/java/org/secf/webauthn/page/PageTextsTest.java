package org.secf.webauthn.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.http.Reply;
import org.secf.webauthn.ceremony.Purpose;

class PageTextsTest {

    private final Map<String, Texts> texts = Texts.all();
    private final CeremonyPage pages = new CeremonyPage("https://sp.example.org/webauthn/webauthn.js");

    @Test
    void sayTheSameInEveryLanguage() {
        List<String> english = keys("en");

        assertThat(texts.keySet()).allSatisfy(tag -> assertThat(keys(tag)).isEqualTo(english));
        assertThat(texts.values())
                .allSatisfy(text -> assertThat(english)
                        .allSatisfy(key -> assertThat(text.text(key)).isNotBlank()));
    }

    private List<String> keys(String tag) {
        Texts text = texts.get(tag);
        return text == null
                ? List.of()
                : Collections.list(text.bundle().getKeys()).stream().sorted().toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"de-AT,en;q=0.5|de", "fr|fr", "zh-CN|zh-Hans", "xx|en", "''|en", "q=;;;|en", "de;q=0|en"})
    void areInALanguageOfTheUser(String header, String tag) {
        assertThat(Texts.best(texts, List.of(header)).tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void pagesHaveALanguageATitleAndALineThatIsReadAloud(Purpose purpose) {
        Reply page = pages.reply(purpose, "https://sp.example.org/webauthn/" + purpose.path(), "/", List.of("fr"));

        assertThat(page.body())
                .contains(
                        "<html lang=\"fr\">",
                        "<title>",
                        "<main>",
                        "<h1>",
                        "role=\"alert\"",
                        "<noscript>",
                        "data-purpose=\"" + purpose.path() + "\"")
                .doesNotContain("onclick", "<script>");
    }

    @Test
    void pagesShowNoMarkupFromOutside() {
        Reply page = pages.reply(Purpose.LOGIN, "https://sp.example.org/webauthn/login", "/\"><b>", List.of());

        assertThat(page.body()).contains("data-target=\"/&quot;&gt;&lt;b&gt;\"");
    }
}

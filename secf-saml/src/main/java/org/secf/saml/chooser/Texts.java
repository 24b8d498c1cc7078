package org.secf.saml.chooser;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * What the page says in one language.
 *
 * @param tag of the language, as pages name it
 */
record Texts(String tag, ResourceBundle bundle) {

    private static final String ENGLISH = "en";

    /** In every language that there is: what users ask for to its texts. */
    static Map<String, Texts> all() {
        Map<String, Texts> all = new LinkedHashMap<>();
        all.put(ENGLISH, read(ENGLISH));
        all.put("fr", read("fr"));
        all.put("de", read("de"));
        all.put("zh", read("zh-Hans"));
        return all;
    }

    /** English for whoever reads none of them. */
    static Texts best(Map<String, Texts> all, Languages languages) {
        String tag = languages.best(all.keySet()).orElse(ENGLISH);
        return Objects.requireNonNull(all.get(tag), "one of them");
    }

    /** Not by the platform's own search, which takes the server's language for what is missing, and has rules of its own in named modules. */
    private static Texts read(String tag) {
        String name = "chooser_" + tag + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            return new Texts(
                    tag,
                    new PropertyResourceBundle(new InputStreamReader(
                            Objects.requireNonNull(in, name + " is beside this class"), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    String text(String key) {
        return bundle.getString(key);
    }

    String text(String key, long number) {
        return new MessageFormat(bundle.getString(key), locale()).format(new Object[] {number});
    }
}

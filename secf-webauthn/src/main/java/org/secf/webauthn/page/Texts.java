package org.secf.webauthn.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * What the pages say in one language.
 *
 * @param tag of the language, as pages name it
 */
record Texts(String tag, ResourceBundle bundle) {

    private static final String ENGLISH = "en";

    /** In every language that there is: what users ask for to its texts. */
    static Map<String, Texts> all() {
        Map<String, Texts> all = new LinkedHashMap<>();
        for (String tag : List.of(ENGLISH, "fr", "de")) {
            all.put(tag, read(tag));
        }
        all.put("zh", read("zh-Hans"));
        return all;
    }

    /** English for whoever reads none of them. */
    static Texts best(Map<String, Texts> all, List<String> acceptLanguage) {
        String tag = Languages.best(acceptLanguage, all.keySet()).orElse(ENGLISH);
        return Objects.requireNonNull(all.get(tag), "one of them");
    }

    private static Texts read(String tag) {
        String name = "webauthn_" + tag + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            return new Texts(
                    tag,
                    new PropertyResourceBundle(new InputStreamReader(
                            Objects.requireNonNull(in, name + " is beside this class"), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String key) {
        return bundle.getString(key);
    }
}

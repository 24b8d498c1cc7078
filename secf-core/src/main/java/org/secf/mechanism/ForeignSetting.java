package org.secf.mechanism;

import java.util.Optional;
import java.util.function.Function;

/**
 * A setting of somebody else that serves where none of ours was given.
 *
 * @param property its name, such as {@code mp.jwt.verify.issuer}
 * @param key the name of ours
 * @param translation of its text into ours
 */
public record ForeignSetting(String property, String key, Translation translation) {

    /** What a text of theirs means in ours. */
    @FunctionalInterface
    public interface Translation {

        /**
         * The text of ours; empty where it says nothing of it.
         *
         * @param text of the property
         * @param others their other properties, by name
         */
        Optional<String> translate(String text, Function<String, Optional<String>> others);
    }

    /** One that is written as ours is. */
    public ForeignSetting(String property, String key) {
        this(property, key, (text, others) -> Optional.of(text));
    }
}

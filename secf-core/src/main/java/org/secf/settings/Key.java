package org.secf.settings;

import java.util.Optional;

/**
 * One setting: its name, its type with bounds, its default, and what it means. Keys are constants; the reference of all settings is generated from
 * them.
 *
 * @param <T> the value's type
 * @param name below the mechanism's prefix, in kebab case, nested by dots: {@code attributes.caller-name-attribute}
 * @param kind how text becomes a value
 * @param fallback the default; empty where there is none
 * @param isRequired whether a deployment stops without it
 * @param meaning one sentence for the reference
 */
public record Key<T>(String name, Kind<T> kind, Optional<T> fallback, boolean isRequired, String meaning) {

    /** A setting with a default. */
    public static <T> Key<T> of(String name, Kind<T> kind, T fallback, String meaning) {
        return new Key<>(name, kind, Optional.of(fallback), false, meaning);
    }

    /** A setting that must be given. */
    public static <T> Key<T> required(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, Optional.empty(), true, meaning);
    }

    /** A setting that may be left out and has no default. */
    public static <T> Key<T> optional(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, Optional.empty(), false, meaning);
    }
}

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
 * @param need whether a deployment can do without it
 * @param meaning one sentence for the reference
 */
public record Key<T>(String name, Kind<T> kind, Optional<T> fallback, Need need, String meaning) {

    /** What becomes of a deployment without the setting, and of the value where somebody prints the settings. */
    public enum Need {
        /** There is a default, or it may be missing. */
        OPTIONAL,
        /** A deployment stops without it. */
        REQUIRED,
        /** It may be missing, and is never printed: by mistake or by design it may hold a secret. */
        SECRET
    }

    /** A setting with a default. */
    public static <T> Key<T> of(String name, Kind<T> kind, T fallback, String meaning) {
        return new Key<>(name, kind, Optional.of(fallback), Need.OPTIONAL, meaning);
    }

    /** A setting that must be given. */
    public static <T> Key<T> required(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, Optional.empty(), Need.REQUIRED, meaning);
    }

    /** A setting that may be left out and has no default. */
    public static <T> Key<T> optional(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, Optional.empty(), Need.OPTIONAL, meaning);
    }

    /** A setting that may be left out and whose value is never shown. */
    public static <T> Key<T> secret(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, Optional.empty(), Need.SECRET, meaning);
    }

    /** Whether a deployment stops without it. */
    public boolean isRequired() {
        return need == Need.REQUIRED;
    }

    /** Whether its value is never shown. */
    public boolean isSecret() {
        return need == Need.SECRET;
    }
}

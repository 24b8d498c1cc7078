package org.secf.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The effective configuration of one mechanism: every key resolved once, at start, and checked. */
public final class Settings {

    private final String prefix;
    private final Map<String, Resolved> resolved;

    private record Resolved(Object value, String shown, String origin) {}

    private Settings(String prefix, Map<String, Resolved> resolved) {
        this.prefix = prefix;
        this.resolved = resolved;
    }

    /**
     * Resolves layers against keys.
     *
     * @param prefix for errors: {@code secf.saml}
     * @param keys all that exist; anything else in a layer is an error
     * @param layers lowest first
     * @throws ConfigurationException for an unknown key (naming the nearest), a value of the wrong type or out of bounds, a missing required key, an
     *     expression <code>#{…}</code> where a setting is read once
     */
    public static Settings resolve(String prefix, List<Key<?>> keys, List<SettingsLayer> layers) {
        Map<String, Key<?>> known = new LinkedHashMap<>();
        keys.forEach(key -> known.put(key.name(), key));
        Map<String, RawSetting> effective = new HashMap<>();
        for (SettingsLayer layer : layers) {
            for (RawSetting setting : layer.settings()) {
                if (!known.containsKey(setting.name())) {
                    throw unknown(prefix, setting, known);
                }
                effective.put(setting.name(), setting);
            }
        }
        Map<String, Resolved> resolved = new TreeMap<>();
        for (Key<?> key : keys) {
            resolve(prefix, key, Optional.ofNullable(effective.get(key.name())))
                    .ifPresent(value -> resolved.put(key.name(), value));
        }
        return new Settings(prefix, resolved);
    }

    private static Optional<Resolved> resolve(String prefix, Key<?> key, Optional<RawSetting> written) {
        if (written.isPresent()) {
            return Optional.of(parse(prefix, key, written.get()));
        }
        if (key.isRequired()) {
            throw new ConfigurationException(
                    "%s.%s is required and was not given: %s Give it as property %s.%s, in WEB-INF/secf.xml or in the annotation."
                            .formatted(prefix, key.name(), key.meaning(), prefix, key.name()));
        }
        return key.fallback().map(value -> new Resolved(value, String.valueOf(value), "default"));
    }

    private static Resolved parse(String prefix, Key<?> key, RawSetting setting) {
        String shown = Shown.of(key, setting.values());
        if (!key.kind().equals(Kind.TEMPLATE) && setting.values().stream().anyMatch(Template::isDeferred)) {
            throw new ConfigurationException(
                    "%s.%s (%s): this setting is read once, at deployment, so write ${…} instead of #{…}: %s"
                            .formatted(prefix, key.name(), setting.origin(), shown));
        }
        try {
            return new Resolved(key.kind().parse().apply(setting.values()), shown, setting.origin());
        } catch (IllegalArgumentException e) {
            // The cause is left out: its text may quote the value.
            throw new ConfigurationException("%s.%s (%s): expected %s, found [%s]"
                    .formatted(
                            prefix,
                            key.name(),
                            setting.origin(),
                            key.kind().expected(),
                            e instanceof HiddenValueException ? Shown.MASK : shown));
        }
    }

    private static ConfigurationException unknown(String prefix, RawSetting setting, Map<String, Key<?>> known) {
        String nearest = NearestName.among(known.keySet(), setting.name())
                .map(name -> "; did you mean " + prefix + "." + name + "?")
                .orElse("");
        return new ConfigurationException(
                "%s.%s (%s): there is no such setting%s".formatted(prefix, setting.name(), setting.origin(), nearest));
    }

    /** The value of a key that is required or has a default. */
    public <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new ConfigurationException(prefix + "." + key.name() + " was not given"));
    }

    /** The value, where one was given or there is a default. */
    @SuppressWarnings("unchecked") // resolve() put there what this key's kind parsed
    public <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable(resolved.get(key.name())).map(found -> (T) found.value());
    }

    /** Where a value comes from, for error texts. */
    public String origin(Key<?> key) {
        Resolved found = resolved.get(key.name());
        return found == null ? "not given" : found.origin();
    }

    /** Every effective value with its origin, one a line, for a person to read; secrets are hidden. */
    @Override
    public String toString() {
        return resolved.entrySet().stream()
                .map(entry -> "%s.%s = %s  (%s)"
                        .formatted(
                                prefix,
                                entry.getKey(),
                                entry.getValue().shown(),
                                entry.getValue().origin()))
                .collect(Collectors.joining("\n"));
    }
}

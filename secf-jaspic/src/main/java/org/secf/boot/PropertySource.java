package org.secf.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.RawSetting;
import org.secf.settings.SettingsLayer;

/**
 * Settings from outside the application: {@code secf.<mechanism>.<key>} as system property, else {@code SECF_<MECHANISM>_<KEY>} in the environment.
 * Lists are split at commas.
 */
public final class PropertySource {

    private static final String PREFIX = "secf.";
    private static final String VARIABLE_PREFIX = "SECF_";
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern NOT_A_VARIABLE = Pattern.compile("[^A-Z0-9]");

    private final Map<String, String> properties;
    private final Map<String, String> variables;

    /**
     * Reads from these.
     *
     * @param properties as system properties are named
     * @param variables as environment variables are named
     */
    public PropertySource(Map<String, String> properties, Map<String, String> variables) {
        this.properties = new TreeMap<>(properties);
        this.variables = new TreeMap<>(variables);
    }

    /** System properties and environment of this process. */
    public static PropertySource ofProcess() {
        Properties system = System.getProperties();
        Map<String, String> copy = new TreeMap<>();
        system.stringPropertyNames().forEach(name -> copy.put(name, system.getProperty(name, "")));
        return new PropertySource(copy, System.getenv());
    }

    /**
     * What is said of one mechanism.
     *
     * @param factories all there are; a property of any other mechanism is an error
     * @throws ConfigurationException for a property of a mechanism that does not exist, naming the nearest
     */
    SettingsLayer layer(MechanismFactory factory, Factories factories) {
        requireKnown(properties, PREFIX, name -> name, factories);
        requireKnown(variables, VARIABLE_PREFIX, PropertySource::variable, factories);
        List<RawSetting> settings = new ArrayList<>();
        variables.forEach((name, value) -> below(name, VARIABLE_PREFIX + variable(factory.name()) + "_")
                .ifPresent(rest ->
                        settings.add(setting(factory, keyOf(factory, rest), value, "environment variable " + name))));
        properties.forEach((name, value) -> below(name, PREFIX + factory.name() + ".")
                .ifPresent(rest -> settings.add(setting(factory, rest, value, "system property " + name))));
        return new SettingsLayer(settings);
    }

    private static void requireKnown(
            Map<String, String> all, String prefix, UnaryOperator<String> spelling, Factories factories) {
        String separator = prefix.substring(prefix.length() - 1);
        for (String name : all.keySet()) {
            Predicate<MechanismFactory> covers =
                    factory -> name.startsWith(prefix + spelling.apply(factory.name()) + separator);
            if (name.startsWith(prefix) && factories.all().stream().noneMatch(covers)) {
                String written = name.substring(prefix.length()).split(Pattern.quote(separator), 2)[0];
                throw new ConfigurationException("%s is given, but there is no mechanism %s; %s"
                        .formatted(name, written, factories.suggestion(written.toLowerCase(Locale.ROOT))));
            }
        }
    }

    private static Optional<String> below(String name, String prefix) {
        return name.startsWith(prefix) ? Optional.of(name.substring(prefix.length())) : Optional.empty();
    }

    private static RawSetting setting(MechanismFactory factory, String name, String value, String origin) {
        boolean isList = factory.keys().stream()
                .anyMatch(key -> key.name().equals(name) && key.kind().isList());
        List<String> values = isList
                ? Arrays.stream(COMMA.split(value.strip()))
                        .filter(text -> !text.isEmpty())
                        .toList()
                : List.of(value.strip());
        return new RawSetting(name, values, origin);
    }

    /** Variables cannot tell dots from hyphens, so the key is looked up; an unknown one goes on as it is and is refused with the others. */
    private static String keyOf(MechanismFactory factory, String rest) {
        return factory.keys().stream()
                .map(Key::name)
                .filter(name -> variable(name).equals(rest))
                .findFirst()
                .orElseGet(() -> rest.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String variable(String name) {
        return NOT_A_VARIABLE.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("_");
    }
}

package org.secf.boot;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.ForeignSetting;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.RawSetting;
import org.secf.settings.SettingsLayer;

/**
 * Settings from outside the application: {@code secf.<mechanism>[.<name>].<key>} as property, else {@code SECF_<MECHANISM>[_<NAME>]_<KEY>} in the
 * environment. Lists are split at commas, of which a backslash makes an ordinary one.
 *
 * <p>Properties hold for every application of a server. So those of a mechanism that lives in another module of ours, and those of a definition that
 * this application does not have, are passed over with a line in the log; any other unknown name stops the deployment.
 */
public final class PropertySource {

    private static final System.Logger LOG = System.getLogger("org.secf");
    private static final String PREFIX = "secf.";
    private static final String VARIABLE_PREFIX = "SECF_";
    private static final Pattern NOT_A_VARIABLE = Pattern.compile("[^A-Z0-9]");

    private final Map<String, String> properties;
    private final Map<String, String> variables;
    private final Function<String, Optional<String>> foreign;

    /**
     * Reads from these.
     *
     * @param properties as system properties are named
     * @param variables as environment variables are named
     */
    public PropertySource(Map<String, String> properties, Map<String, String> variables) {
        this(properties, variables, name -> Optional.empty());
    }

    /**
     * Reads from these.
     *
     * @param foreign properties that are not ours, by their names
     */
    PropertySource(
            Map<String, String> properties, Map<String, String> variables, Function<String, Optional<String>> foreign) {
        this.properties = ours(properties, PREFIX);
        this.variables = ours(variables, VARIABLE_PREFIX);
        this.foreign = foreign;
    }

    /** MicroProfile Config where the server has it, else the system properties and environment of this process. */
    public static PropertySource ofProcess() {
        return MicroProfileProperties.find().orElseGet(ProcessProperties::read);
    }

    private static Map<String, String> ours(Map<String, String> all, String prefix) {
        Map<String, String> found = new TreeMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /**
     * What is said of one mechanism.
     *
     * @param definition which
     * @param ids of all definitions there are
     */
    SettingsLayer layer(Definition definition, Set<String> ids) {
        List<RawSetting> settings = new ArrayList<>();
        PropertyNames names = new PropertyNames(definition, ids);
        variables.forEach((name, value) -> below(name, variable(definition.id()) + "_")
                .flatMap(names::ofVariable)
                .ifPresent(key -> settings.add(setting(names, key, value, "environment variable SECF_" + name))));
        properties.forEach((name, value) -> below(name, definition.id() + ".")
                .flatMap(names::ofProperty)
                .ifPresent(key -> settings.add(setting(names, key, value, "property secf." + name))));
        return new SettingsLayer(settings);
    }

    /** What others say that counts where nobody says it by our names. */
    SettingsLayer foreign(Definition definition) {
        List<RawSetting> settings = new ArrayList<>();
        PropertyNames names = new PropertyNames(definition, Set.of());
        List<ForeignSetting> known =
                definition.name().isEmpty() ? definition.kind().foreign() : List.of();
        for (ForeignSetting one : known) {
            foreign.apply(one.property())
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .flatMap(text -> one.translation().translate(text, foreign))
                    .ifPresent(value -> settings.add(setting(names, one.key(), value, "property " + one.property())));
        }
        return new SettingsLayer(settings);
    }

    /** Definitions of a kind that exist because properties speak of them, one for each name. */
    List<Definition> implied(DefinitionKind kind) {
        ImpliedNames names = new ImpliedNames(kind);
        Set<String> found = new TreeSet<>();
        properties
                .keySet()
                .forEach(name -> below(name, kind.name() + ".")
                        .flatMap(names::ofProperty)
                        .ifPresent(found::add));
        variables
                .keySet()
                .forEach(name -> below(name, variable(kind.name()) + "_")
                        .flatMap(names::ofVariable)
                        .ifPresent(found::add));
        return found.stream()
                .map(name -> new Definition(kind, name, new SettingsLayer(List.of()), List.of(), "properties"))
                .toList();
    }

    /** What is said of the application as a whole. */
    public SettingsLayer application() {
        List<RawSetting> settings = new ArrayList<>();
        for (Key<?> key : ApplicationKeys.ALL) {
            Optional.ofNullable(variables.get(variable(key.name())))
                    .ifPresent(value -> settings.add(new RawSetting(
                            key.name(),
                            ListText.values(key, value),
                            "environment variable SECF_" + variable(key.name()))));
            Optional.ofNullable(properties.get(key.name()))
                    .ifPresent(value -> settings.add(
                            new RawSetting(key.name(), ListText.values(key, value), "property secf." + key.name())));
        }
        return new SettingsLayer(settings);
    }

    /**
     * Refuses names that mean nothing here.
     *
     * @throws ConfigurationException for a property of a mechanism that does not exist, naming the nearest
     */
    void requireKnown(Factories factories) {
        properties.keySet().forEach(name -> requireKnown(name, PREFIX, factories));
        variables.keySet().forEach(name -> requireKnown(name, VARIABLE_PREFIX, factories));
    }

    private static void requireKnown(String name, String prefix, Factories factories) {
        boolean isVariable = prefix.equals(VARIABLE_PREFIX);
        String separator = isVariable ? "_" : ".";
        Stream<String> mechanisms = Stream.concat(
                factories.all().stream().map(factory -> factory.name()), Factories.IN_OTHER_MODULES.stream());
        boolean isOfMechanism = mechanisms
                .map(mechanism -> isVariable ? variable(mechanism) : mechanism)
                .anyMatch(mechanism -> name.startsWith(mechanism + separator));
        boolean isOfApplication = ApplicationKeys.ALL.stream()
                .map(Key::name)
                .map(key -> isVariable ? variable(key) : key)
                .anyMatch(name::equals);
        if (!isOfMechanism && !isOfApplication) {
            String written = name.split(Pattern.quote(separator), 2)[0].toLowerCase(Locale.ROOT);
            throw new ConfigurationException("%s%s is given, but there is no mechanism %s; %s"
                    .formatted(prefix, name, written, factories.suggestion(written)));
        }
        if (isOfMechanism && !isOffered(name, isVariable, factories)) {
            LOG.log(Level.INFO, "{0}{1} is for a mechanism that this application does not bring", prefix, name);
        }
    }

    private static boolean isOffered(String name, boolean isVariable, Factories factories) {
        return factories.all().stream()
                .map(factory -> isVariable ? variable(factory.name()) + "_" : factory.name() + ".")
                .anyMatch(name::startsWith);
    }

    private static RawSetting setting(PropertyNames names, String key, String value, String origin) {
        return new RawSetting(key, names.values(key, value), origin);
    }

    private static Optional<String> below(String name, String prefix) {
        return name.startsWith(prefix) ? Optional.of(name.substring(prefix.length())) : Optional.empty();
    }

    /** How a name stands in the environment. */
    static String variable(String name) {
        return NOT_A_VARIABLE.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("_");
    }
}

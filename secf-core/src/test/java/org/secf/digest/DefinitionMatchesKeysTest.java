package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.RouteKeys;
import org.secf.settings.Key;

/** The annotation and the keys say the same. */
class DefinitionMatchesKeysTest {

    /** What says of a definition which it is and when it is asked; not read by the mechanism. */
    private static final Set<String> OF_EVERY_DEFINITION =
            Set.of("name", "paths", "priority", "priority-expression", "qualifiers");

    @Test
    void namesAttributesAsKeys() {
        Map<String, Object> attributes = attributes();
        assertThat(attributes.keySet()).containsAll(OF_EVERY_DEFINITION);
        attributes.keySet().removeAll(OF_EVERY_DEFINITION);

        assertThat(attributes.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        DigestKeys.ALL.stream().map(Key::name).toList());
    }

    @Test
    void hasTheSameDefaults() {
        Map<String, Object> attributes = attributes();
        assertThat(DigestKeys.ALL)
                .allSatisfy(key -> assertThat(parsed(key, attributes.getOrDefault(key.name(), "no such attribute")))
                        .as(key.name())
                        .isEqualTo(key.fallback()));
        assertThat(RouteKeys.ALL)
                .allSatisfy(key -> assertThat(parsed(key, attributes.getOrDefault(key.name(), "no such attribute")))
                        .as(key.name())
                        .isEqualTo(key.fallback()));
    }

    @Test
    void factoryIsFoundAndNamesAnnotationAndKeys() {
        MechanismFactory factory = ServiceLoader.load(MechanismFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals("digest"))
                .findFirst()
                .orElseThrow();
        assertThat(factory.definition()).isEqualTo(DigestAuthenticationMechanismDefinition.class);
        assertThat(factory.keys()).isEqualTo(DigestKeys.ALL);
    }

    @Test
    void everyKeyIsListedOnce() {
        assertThat(DigestKeys.ALL.stream().map(Key::name)).doesNotHaveDuplicates();
    }

    @DigestAuthenticationMechanismDefinition(name = "devices", realm = "devices")
    @DigestAuthenticationMechanismDefinition(name = "people", realm = "people")
    private static final class Two {}

    @Test
    void mayStandOnAClassSeveralTimes() {
        assertThat(Two.class.getAnnotationsByType(DigestAuthenticationMechanismDefinition.class))
                .extracting(DigestAuthenticationMechanismDefinition::name)
                .containsExactly("devices", "people");
    }

    /** Empty stands for not given. */
    private static Optional<Object> parsed(Key<?> key, Object written) {
        List<String> texts = written instanceof String[] several ? List.of(several) : List.of(written.toString());
        boolean isEmptyText = texts.equals(List.of(""));
        return isEmptyText ? Optional.empty() : Optional.of(key.kind().parse().apply(texts));
    }

    private static Map<String, Object> attributes() {
        Map<String, Object> found = new TreeMap<>();
        Arrays.stream(DigestAuthenticationMechanismDefinition.class.getDeclaredMethods())
                .forEach(attribute -> found.put(kebab(attribute), attribute.getDefaultValue()));
        return found;
    }

    private static String kebab(Method attribute) {
        return attribute.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}

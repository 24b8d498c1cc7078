package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;

/** The annotation and the keys say the same. */
class DefinitionMatchesKeysTest {

    @Test
    void namesAttributesAsKeys() {
        assertThat(attributes().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        SamlKeys.ALL.stream().map(Key::name).toList());
    }

    @Test
    void hasTheSameDefaults() {
        Map<String, Object> attributes = attributes();
        assertThat(SamlKeys.ALL)
                .allSatisfy(key -> assertThat(parsed(key, attributes.getOrDefault(key.name(), "no such attribute")))
                        .as(key.name())
                        .isEqualTo(key.fallback()));
    }

    @Test
    void factoryIsFoundAndNamesAnnotationAndKeys() {
        MechanismFactory factory = ServiceLoader.load(MechanismFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals("saml"))
                .findFirst()
                .orElseThrow();
        assertThat(factory.definition()).isEqualTo(SamlAuthenticationMechanismDefinition.class);
        assertThat(factory.keys()).isEqualTo(SamlKeys.ALL);
    }

    @Test
    void everyKeyIsListedOnce() {
        assertThat(SamlKeys.ALL.stream().map(Key::name)).doesNotHaveDuplicates();
    }

    /** Empty stands for not given. */
    private static Optional<Object> parsed(Key<?> key, Object written) {
        List<String> texts = written instanceof String[] several ? List.of(several) : List.of(written.toString());
        boolean isEmptyText = texts.equals(List.of(""));
        return isEmptyText ? Optional.empty() : Optional.of(key.kind().parse().apply(texts));
    }

    private static Map<String, Object> attributes() {
        Map<String, Object> found = new TreeMap<>();
        collect("", SamlAuthenticationMechanismDefinition.class, found);
        return found;
    }

    private static void collect(String prefix, Class<?> annotation, Map<String, Object> found) {
        Arrays.stream(annotation.getDeclaredMethods()).forEach(attribute -> {
            String name = prefix + kebab(attribute);
            if (attribute.getReturnType().isAnnotation()) {
                collect(name + ".", attribute.getReturnType(), found);
            } else {
                found.put(name, attribute.getDefaultValue());
            }
        });
    }

    private static String kebab(Method attribute) {
        return attribute.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}

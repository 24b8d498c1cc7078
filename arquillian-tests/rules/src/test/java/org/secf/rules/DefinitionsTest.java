package org.secf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.boot.Factories;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.RouteKeys;
import org.secf.settings.Key;

/** Every definition annotation and the keys of its mechanism say the same. */
class DefinitionsTest {

    static List<DefinitionKind> mechanisms() {
        return Factories.find().all();
    }

    private static List<Key<?>> keys(DefinitionKind mechanism) {
        return Kinds.keys(mechanism).toList();
    }

    @Test
    void areThereAtAll() {
        assertThat(mechanisms()).extracting(DefinitionKind::name).contains("saml", "basic", "form");
        assertThat(mechanisms()).extracting(DefinitionKind::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void nameAttributesAsKeys(DefinitionKind mechanism) {
        List<String> expected =
                new ArrayList<>(keys(mechanism).stream().map(Key::name).toList());
        expected.add("name");
        if (keys(mechanism).contains(RouteKeys.PATHS)) {
            expected.add("qualifiers");
        }

        assertThat(attributes(mechanism).keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void haveTheSameDefaults(DefinitionKind mechanism) {
        Map<String, Object> attributes = attributes(mechanism);

        assertThat(keys(mechanism))
                .allSatisfy(key -> assertThat(parsed(key, attributes.getOrDefault(key.name(), "no such attribute")))
                        .as(key.name())
                        .isEqualTo(key.fallback()));
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void mayBeRepeated(DefinitionKind mechanism) {
        Repeatable repeatable = mechanism.definition().getAnnotation(Repeatable.class);

        assertThat(repeatable).isNotNull();
        assertThat(repeatable.value().getDeclaringClass()).isEqualTo(mechanism.definition());
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void giveEveryFlagAndNumberATwinForExpressions(DefinitionKind mechanism) {
        assertThat(twinless(mechanism.definition())).isEmpty();
    }

    private static List<String> twinless(Class<? extends Annotation> definition) {
        List<String> names = Arrays.stream(definition.getDeclaredMethods())
                .map(Method::getName)
                .toList();
        return Arrays.stream(definition.getDeclaredMethods())
                .filter(attribute -> attribute.getReturnType().isPrimitive()
                        || attribute.getReturnType().isEnum())
                .map(Method::getName)
                .filter(name -> !names.contains(name + "Expression"))
                .toList();
    }

    /** Empty stands for not given. */
    private static Optional<Object> parsed(Key<?> key, Object written) {
        List<String> texts = written instanceof String[] several ? List.of(several) : List.of(written.toString());
        boolean isNotGiven =
                texts.equals(List.of("")) || (texts.isEmpty() && key.fallback().isEmpty());
        return isNotGiven ? Optional.empty() : Optional.of(key.kind().parse().apply(texts));
    }

    private static Map<String, Object> attributes(DefinitionKind mechanism) {
        Map<String, Object> found = new TreeMap<>();
        collect("", mechanism.definition(), found);
        return found;
    }

    private static void collect(String prefix, Class<?> annotation, Map<String, Object> found) {
        Arrays.stream(annotation.getDeclaredMethods())
                .filter(attribute -> !attribute.getName().endsWith("Expression"))
                .forEach(attribute -> {
                    String name = prefix + kebab(attribute);
                    if (attribute.getReturnType().isAnnotation()) {
                        collect(name + ".", attribute.getReturnType(), found);
                    } else {
                        found.put(name, attribute.getDefaultValue());
                    }
                });
    }

    private static String kebab(Method attribute) {
        return attribute.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}

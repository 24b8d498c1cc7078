package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secf.settings.Key;

/** The annotation and the keys say the same. */
class DefinitionTest {

    /** What every definition has; not settings of this mechanism. */
    private static final Set<String> COMMON = Set.of("name", "paths", "priority", "priority-expression", "qualifiers");

    @ClientCertificateAuthenticationMechanismDefinition(trustAnchors = "/WEB-INF/one.pem", paths = "/one/*")
    @ClientCertificateAuthenticationMechanismDefinition(name = "two", trustAnchors = "/WEB-INF/two.pem")
    private static final class Twice {}

    private static String kebab(Method attribute) {
        return attribute.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static List<Method> attributes() {
        return List.of(ClientCertificateAuthenticationMechanismDefinition.class.getDeclaredMethods());
    }

    @Test
    void everyKeyIsAnAttributeAndTheOtherWayRound() {
        assertThat(attributes().stream().map(DefinitionTest::kebab).filter(name -> !COMMON.contains(name)))
                .containsExactlyInAnyOrderElementsOf(
                        ClientCertKeys.ALL.stream().map(Key::name).toList());
        assertThat(attributes().stream().map(DefinitionTest::kebab)).containsAll(COMMON);
    }

    /** An attribute at its default counts as not given, so that the key's default is the one that works. */
    @Test
    void defaultsAreTheSame() {
        for (Method attribute : attributes()) {
            Optional<Key<?>> found = ClientCertKeys.ALL.stream()
                    .filter(candidate -> candidate.name().equals(kebab(attribute)))
                    .findFirst();
            if (found.isEmpty() || found.get().isRequired()) {
                continue;
            }
            Key<?> key = found.get();
            List<String> written = texts(attribute.getDefaultValue());
            if (key.fallback().isEmpty()) {
                assertThat(written).as(key.name()).containsExactly("");
            } else if (!written.equals(List.of(""))) {
                assertThat((Object) key.kind().parse().apply(written))
                        .as(key.name())
                        .isEqualTo(key.fallback().get());
            }
        }
    }

    private static List<String> texts(Object value) {
        return value.getClass().isArray()
                ? IntStream.range(0, Array.getLength(value))
                        .mapToObj(i -> String.valueOf(Array.get(value, i)))
                        .toList()
                : List.of(String.valueOf(value));
    }

    @Test
    void standsTwiceOnOneClass() {
        ClientCertificateAuthenticationMechanismDefinition[] both =
                Twice.class.getAnnotationsByType(ClientCertificateAuthenticationMechanismDefinition.class);

        assertThat(Arrays.stream(both).map(ClientCertificateAuthenticationMechanismDefinition::name))
                .containsExactly("", "two");
        assertThat(both[0].revocation()).isEqualTo(Revocation.BY_SOURCES);
        assertThat(Twice.class.getAnnotation(ClientCertificateAuthenticationMechanismDefinition.List.class))
                .isNotNull();
    }
}

package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.DynamicFeature;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a server finds what we add to JAX-RS (Jakarta RESTful Web Services §4.1.2). */
class FeaturesTest {

    private static Stream<Class<?>> loaded() {
        return ServiceLoader.load(DynamicFeature.class).stream()
                .<Class<?>>map(ServiceLoader.Provider::type)
                .filter(type -> type.getPackageName().equals("org.secf.ejb"));
    }

    @Test
    void areLoadedAll() {
        assertThat(loaded())
                .containsExactlyInAnyOrder(RolesFeature.class, ConfidentialityFeature.class, MessageFeature.class);
    }

    /** RESTEasy keeps one of each priority, and takes those that have none for equal. */
    @Test
    void haveAPriorityThatNoOtherHas() {
        List<Integer> priorities =
                loaded().map(type -> type.getAnnotation(Priority.class).value()).toList();

        assertThat(priorities).doesNotHaveDuplicates().hasSize(3).allMatch(priority -> priority % 100 != 0);
    }
}

package org.secf.webauthn.webauthn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.webauthn4j.WebAuthnRegistrationManager;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.secf.settings.ConfigurationException;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

class TrialRunTest {

    private static final List<Class<?>> LIBRARIES = List.of(
            TrialRun.class,
            ConfigurationException.class,
            WebAuthnRegistrationManager.class,
            ObjectMapper.class,
            JsonParser.class,
            CBORMapper.class,
            LoggerFactory.class,
            NullMarked.class);

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** As a server runs it: nothing of the libraries but what the application brings. */
    private static void tryIn(Stream<Class<?>> libraries) throws Exception {
        URL[] places = libraries.map(TrialRunTest::place).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            loader.loadClass(TrialRun.class.getName()).getMethod("require").invoke(null);
        }
    }

    @Test
    void succeedsWithWhatTheApplicationBrings() {
        assertThatCode(() -> tryIn(Stream.concat(LIBRARIES.stream(), Stream.of(JsonTypeInfo.class))))
                .doesNotThrowAnyException();
    }

    @Test
    void stopsTheDeploymentWhereOtherAnnotationsAreMet() {
        assertThatCode(() -> tryIn(LIBRARIES.stream()))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .satisfies(error ->
                        assertThat(error.getClass().getName()).isEqualTo(ConfigurationException.class.getName()))
                .hasMessageContainingAll("jackson-annotations", "webauthn");
    }
}

package org.secf.elytron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.identity.CallerSource;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.CallerCarrierFactory;
import org.secf.mechanism.CallerTokenKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/** A server without Elytron and without modules, where this library lies in the application all the same. */
class OtherServerTest {

    /** Our own classes anew, the core from here, and nothing of what is hidden. */
    private static ClassLoader without(String... hidden) {
        URL[] ours = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("secf-elytron"))
                .map(OtherServerTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(ours, OtherServerTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (Stream.of(hidden).anyMatch(name::startsWith)) {
                    throw new ClassNotFoundException(name);
                }
                return name.startsWith("org.secf.elytron.") ? own(name) : super.loadClass(name, resolve);
            }

            private Class<?> own(String name) throws ClassNotFoundException {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        };
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hasNoCarrier() {
        assertThat(ServiceLoader.load(CallerCarrierFactory.class, without("org.wildfly.", "org.jboss.")))
                .hasSize(1)
                .noneMatch(CallerCarrierFactory::isAtHome);
    }

    @Test
    void knowsNobody() {
        assertThat(ServiceLoader.load(CallerSource.class, without("org.wildfly.", "org.jboss.")))
                .hasSize(1)
                .noneMatch(source -> source.current().isAuthenticated());
    }

    @Test
    void withoutModulesItStopsTheDeploymentThatNeedsThem() {
        RawSetting key = new RawSetting("caller-token.signing-key", List.of("file:key.pem"), "secf.xml");
        Settings settings = Settings.resolve("secf", CallerTokenKeys.ALL, List.of(new SettingsLayer(List.of(key))));
        CallerCarrierFactory factory = ServiceLoader.load(CallerCarrierFactory.class, without("org.jboss.modules."))
                .findFirst()
                .orElseThrow();

        assertThat(factory.isAtHome()).isTrue();
        assertThatThrownBy(() -> factory.create(settings, KeyRing.empty(), Clock.systemUTC(), Crypto.jdk()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Dependencies: org.jboss.modules");
    }

    @Test
    void isNotThisOne() {
        assertThat(new ElytronCarrierFactory().isAtHome()).isTrue();
    }
}

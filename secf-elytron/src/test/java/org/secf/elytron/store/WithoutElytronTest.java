package org.secf.elytron.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Secret;
import org.secf.keys.store.MasterMask;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreFormat;
import org.secf.keys.store.StoreReason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A server where secf-elytron lies in the application, and Elytron does not, or not all of it. */
class WithoutElytronTest {

    /** Our own classes and Elytron's anew, the core from here, and nothing of the jars that are missing. */
    private static ClassLoader without(String jars) {
        URL[] there = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(jars))
                .map(WithoutElytronTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(there, WithoutElytronTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                boolean isOwn = name.startsWith("org.secf.elytron.") || name.startsWith("org.wildfly.security.");
                return isOwn ? own(name) : super.loadClass(name, resolve);
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

    private static StoreFormat format(String missing) {
        return ServiceLoader.load(StoreFormat.class, without(missing)).stream()
                .map(ServiceLoader.Provider::get)
                .filter(format -> format.name().equals("elytron"))
                .findFirst()
                .orElseThrow();
    }

    private static Verdict<byte[]> write(StoreFormat format) {
        return format.write(StoreContents.empty(), master(), Optional.empty());
    }

    private static Secret master() {
        return Secret.taking("a-master-secret-of-tests".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wildfly-elytron-",
                "wildfly-elytron-credential-store",
                "wildfly-elytron-password-impl",
                "wildfly-elytron-base"
            })
    void isThereAndSaysWhatIsMissing(String missing) {
        StoreFormat format = format(missing);

        assertThat(write(format).rejection()).map(Rejection::reason).contains(StoreReason.STORE_NOT_WRITTEN);
        assertThat(format.read(new byte[100], master()).rejection()).hasValueSatisfying(rejection -> {
            assertThat(rejection.reason()).isEqualTo(StoreReason.STORE_UNREADABLE);
            assertThat(rejection.expected()).contains("secf-elytron-standalone");
        });
    }

    @Test
    void worksWhereNothingIsMissing() {
        assertThat(write(format("no such jar")).rejection()).isEmpty();
    }

    @Test
    void readsMasksAllTheSame() {
        assertThat(ServiceLoader.load(MasterMask.class, without("wildfly-elytron-")))
                .hasSize(1)
                .allSatisfy(mask -> assertThat(
                                mask.unmask("MASK-DaotWq4bePC;12345678;230").map(Secret::size))
                        .contains(1));
    }
}

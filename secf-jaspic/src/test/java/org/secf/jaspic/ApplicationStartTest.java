package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.boot.AnnotationSource;
import org.secf.boot.Factories;
import org.secf.mechanism.Route;
import org.secf.password.BasicAuthenticationMechanismDefinition;
import org.secf.settings.ConfigurationException;

/** What an EAR and its WARs say together. */
class ApplicationStartTest {

    @TempDir
    Path folder;

    private final List<URL> descriptorsOnClassPath = new ArrayList<>();
    private String descriptor = "";
    private boolean isTypeOfWar;
    private String users = "";

    @BasicAuthenticationMechanismDefinition(priority = 1)
    private static final class Basic {}

    @BasicAuthenticationMechanismDefinition(name = "partners", paths = "/partners/*", qualifiers = Override.class)
    private static final class Partners {}

    @BeforeEach
    void knowNobody() throws IOException {
        Path file = Files.writeString(folder.resolve("users"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        users = "<password-file>file:" + file + "</password-file>";
    }

    /** The class loader of a WAR: its own classes are those of the test, if the test says so. */
    private ClassLoader loader() {
        ClassLoader tests = ApplicationStartTest.class.getClassLoader();
        return isTypeOfWar
                ? tests
                : new ClassLoader(tests) {
                    @Override
                    public Enumeration<URL> getResources(String name) {
                        return Collections.enumeration(descriptorsOnClassPath);
                    }
                };
    }

    private Application start(Class<?>... types) {
        ClassLoader loader = loader();
        ServletContext context =
                FakeServer.proxy(ServletContext.class, (proxy, method, args) -> switch (method.getName()) {
                    case "getContextPath" -> "/enabler";
                    case "getClassLoader" -> loader;
                    case "getResourceAsStream" ->
                        descriptor.isEmpty() || !args[0].equals("/WEB-INF/secf.xml")
                                ? null
                                : new ByteArrayInputStream(whole(descriptor).getBytes(StandardCharsets.UTF_8));
                    default -> null;
                });
        AnnotationSource source = new AnnotationSource(Factories.find());
        List<Declared> declared = Arrays.stream(types)
                .flatMap(type -> source.definitions(Arrays.asList(type.getAnnotations()), type.getSimpleName()).stream()
                        .map(definition -> new Declared(type, definition)))
                .toList();
        return new ApplicationStart(context, new SecfExtension.Found(declared, Set.of(), true)).start();
    }

    private static String whole(String content) {
        return "<secf xmlns='https://secf.org/ns/secf'>" + content + "</secf>";
    }

    private void onClassPath(String place, String content) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        descriptorsOnClassPath.add(
                Files.writeString(file, whole(content)).toUri().toURL());
    }

    private Route route(Application application) {
        assertThat(application.authentication().routes().all()).hasSize(1);
        return application.authentication().routes().all().get(0);
    }

    @Nested
    class AnEar {

        @Test
        void definesForItsWars() {
            descriptor = "<basic>" + users + "</basic>";

            assertThat(route(start(Basic.class)).priority()).isEqualTo(1);
        }

        @Test
        void isOverriddenByAWar() {
            descriptor = "<basic>" + users + "<priority>5</priority></basic>";

            Route route = route(start(Basic.class));

            assertThat(route.priority()).isEqualTo(5);
            assertThat(route.origin())
                    .startsWith("@BasicAuthenticationMechanismDefinition on Basic and WEB-INF/secf.xml line 1");
        }

        @Test
        void isLeftOutWhereAWarSaysSo() {
            descriptor = "<inherit>false</inherit>";

            assertThat(start(Basic.class).isEmpty()).isTrue();
        }

        @Test
        void mayDescribeInsteadOfAnnotate() throws IOException {
            onClassPath("lib/META-INF/secf.xml", "<basic>" + users + "<priority>3</priority></basic>");

            assertThat(route(start()).priority()).isEqualTo(3);
            descriptor = "<inherit>false</inherit>";
            assertThat(start().isEmpty()).isTrue();
        }
    }

    @Nested
    class AWar {

        @Test
        void isNotTouchedByDefinitionsOfOtherWars() throws Exception {
            Class<?> ofOtherWar = otherLoader().loadClass(Basic.class.getName());

            assertThat(ofOtherWar).isNotEqualTo(Basic.class);
            assertThat(start(ofOtherWar).isEmpty()).isTrue();
        }

        @Test
        void keepsItsOwnDefinitionsWhateverItInherits() throws IOException {
            onClassPath("WEB-INF/lib/META-INF/secf.xml", "<basic>" + users + "</basic>");
            descriptor = "<inherit>false</inherit>";

            assertThat(route(start()).id()).isEqualTo("basic");

            isTypeOfWar = true;
            descriptor = "<inherit>false</inherit><basic>" + users + "</basic>";
            assertThat(route(start(Basic.class)).priority()).isEqualTo(1);
        }

        @Test
        void mayChooseAmongQualifiedMechanismsItself() {
            descriptor = "<basic name='partners'>" + users + "</basic>";

            Application application = start(Partners.class);

            assertThat(application.isEmpty()).isTrue();
            assertThat(application.qualified()).containsOnlyKeys("basic.partners");
        }

        @Test
        void cannotDefineTwoThatCollide() {
            descriptor = "<basic>" + users + "</basic><form>" + users + "<priority>1</priority></form>";

            assertThatThrownBy(() -> start(Basic.class))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("basic (", "form (WEB-INF/secf.xml line 1", "collide", "/*", "priority 1");
        }

        /** Loads classes of the tests itself, as another WAR of the EAR would. */
        private ClassLoader otherLoader() {
            return new ClassLoader(ApplicationStartTest.class.getClassLoader()) {
                @Override
                protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                    if (!name.startsWith(ApplicationStartTest.class.getName())) {
                        return super.loadClass(name, resolve);
                    }
                    try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                        byte[] octets = in == null ? new byte[0] : in.readAllBytes();
                        return defineClass(name, octets, 0, octets.length);
                    } catch (IOException e) {
                        throw new ClassNotFoundException(name, e);
                    }
                }
            };
        }
    }

    @Nested
    class Cryptography {

        @Test
        void isTheJdksAndSaysSo() {
            descriptor = "<basic>" + users + "</basic>";
            try (RecordedLog log = RecordedLog.start()) {
                start(Basic.class);

                assertThat(log.lines)
                        .contains("INFO SEC_CF signs, verifies and decrypts for /enabler: everything by the JDK");
            }
        }

        @Test
        void isTakenFromTheClassPathOfTheApplication() {
            descriptor = "<crypto><providers>accp</providers></crypto><basic>" + users + "</basic>";

            assertThatThrownBy(() -> start(Basic.class))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("WEB-INF/secf.xml", "accp", "software.amazon.cryptools");
        }
    }
}

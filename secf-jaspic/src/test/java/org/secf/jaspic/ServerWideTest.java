package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.settings.ConfigurationException;

class ServerWideTest {

    private static final String DESCRIPTOR = "secf.server.descriptor";

    private final RecordingFactory registered = new RecordingFactory();
    private final FakeServer server = new FakeServer();

    @TempDir
    Path folder;

    private final ServletContext context =
            FakeServer.proxy(ServletContext.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "getVirtualServerName" -> "server";
                case "getContextPath" -> "/secf";
                default -> null;
            });

    @BeforeEach
    void install() {
        AuthConfigFactory.setFactory(registered);
    }

    @AfterEach
    void remove() {
        AuthConfigFactory.setFactory(null);
        System.clearProperty(DESCRIPTOR);
    }

    private ServerWide start(String applications, String mechanism) throws IOException {
        Path users = Files.writeString(folder.resolve("users"), "");
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
        String text = "<secf xmlns='https://secf.org/ns/secf'><server>" + applications + "</server>"
                + mechanism.replace("{users}", "file:" + users) + "</secf>";
        System.setProperty(
                DESCRIPTOR, Files.writeString(folder.resolve("secf.xml"), text).toString());
        return ServerWide.start(context);
    }

    private static final String BASIC = "<basic><password-file>{users}</password-file></basic>";

    private @Nullable Authentication behind(String registration) {
        AuthConfigProvider provider = Objects.requireNonNull(registered.providers.get(registration), registration);
        return ((Guard) provider).authentication(server.request());
    }

    @Test
    void guardsTheApplicationsThatItNames() throws IOException {
        start("<applications>/billing</applications><applications>/</applications>", BASIC);

        assertThat(registered.providers.keySet()).containsExactly("HttpServlet server /billing", "HttpServlet server ");
        assertThat(behind("HttpServlet server /billing")).isNotNull();
    }

    @Test
    void guardsEveryApplicationWhereItSaysSo() throws IOException {
        start("<applications>*</applications>", BASIC);

        assertThat(registered.providers.keySet()).containsExactly("HttpServlet null");
        assertThat(behind("HttpServlet null")).isNotNull();
    }

    /** Whoever spells the context path in many ways must not make the guard build and keep as many mechanisms. */
    @Test
    void buildsOnceForAnApplicationHoweverItsPathIsSpelled() throws IOException {
        start("<applications>*</applications>", BASIC);
        Authentication first = behind("HttpServlet null");

        for (String spelled : List.of("/enabler;a=1", "/%65nabler", "/q/../enabler")) {
            server.spelledContextPath = spelled;
            assertThat(behind("HttpServlet null")).as(spelled).isSameAs(first);
        }
    }

    /** Before the first request nobody knows which applications there are. */
    @Test
    void refusesWhereTheMechanismsOfAnApplicationCannotBeBuilt() throws IOException {
        start(
                "<applications>*</applications>",
                "<basic><password-file>${contextPath eq '' ? '{users}' : '/nowhere'}</password-file></basic>");
        Authentication refusing = Objects.requireNonNull(behind("HttpServlet null"));

        refusing.authenticate(server.request(), server.response(), false);

        assertThat(server.status).isEqualTo(503);
        assertThat(behind("HttpServlet null")).as("not built again").isSameAs(refusing);
    }

    @Test
    void letsNobodyInAfterItIsGone() throws IOException {
        ServerWide started = start("<applications>/billing</applications>", BASIC);

        started.close();

        assertThat(behind("HttpServlet server /billing")).isNull();
    }

    /** The next deployment needs the place. */
    @Test
    void leavesItsPlaceToTheNextDeployment() throws IOException {
        String registration = "HttpServlet server /billing";
        start("<applications>/billing</applications>", BASIC).close();
        Object first = registered.providers.get(registration);
        assertThatThrownBy(() -> start("<applications>/billing</applications>", "<basic/>"))
                .isInstanceOf(ConfigurationException.class);
        Object failed = registered.providers.get(registration);
        start("<applications>/billing</applications>", BASIC);

        assertThat(failed).isNotSameAs(first);
        assertThat(registered.providers.get(registration)).isNotSameAs(first).isNotSameAs(failed);
        assertThat(behind(registration)).isNotNull();
    }

    @Test
    void keepsItsPlaceWhileItIsDeployed() throws IOException {
        start("<applications>/billing</applications>", BASIC);

        registered.registerConfigProvider(
                new Guard(path -> new Sample().deciding(Sample::established), List.of()),
                "HttpServlet",
                "server /billing",
                "the application's own");

        assertThat(behind("HttpServlet server /billing"))
                .extracting(
                        authentication -> authentication.routes().all().get(0).id())
                .isEqualTo("basic");
    }

    /** H90. */
    @Test
    void letsNobodyInWhereItsConfigurationCannotBeUsed() {
        assertThatThrownBy(() -> start("<applications>/billing</applications>", "<basic/>"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.basic.password-file");

        assertThat(behind("HttpServlet server /billing")).isNull();
    }

    @Test
    void letsNobodyInWhereACryptoProviderIsMissing() {
        assertThatThrownBy(() -> start(
                        "<applications>/billing</applications>",
                        "<crypto><providers>accp</providers></crypto>" + BASIC))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.crypto.providers");

        assertThat(behind("HttpServlet server /billing")).isNull();
    }

    @Test
    void needsAMechanism() {
        assertThatThrownBy(() -> start("<applications>/billing</applications>", ""))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no mechanism to protect /billing with");
        assertThat(behind("HttpServlet server /billing")).isNull();
    }

    @Test
    void refusesGuardsWhichWouldNotStandBeforeAnything() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(MessageGuardFactory.class.getName()), "org.secf.boot.SampleGuardFactory");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
        try {
            assertThatThrownBy(() -> start("<applications>/billing</applications>", BASIC + "<sample-guard/>"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("sample-guard")
                    .hasMessageContaining("cannot inspect their messages");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void doesNotQuoteASecretThatCannotBeEvaluated() {
        assertThatThrownBy(() -> start(
                        "<applications>/billing</applications>",
                        "<digest><realm>r</realm><secrets>hunter2${oops</secrets></digest>"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.digest.secrets")
                .hasMessageNotContaining("hunter2")
                .satisfies(
                        failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("hunter2"));
    }

    @Test
    void needsApplications() {
        assertThatThrownBy(() -> start("", BASIC))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.server.applications");
        assertThatThrownBy(() -> start("<applications>billing</applications>", BASIC))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("context paths such as /billing");
    }
}

package org.secf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** When the provider runs, and what is left when it does not. JUnit runs the classes below inside the tests. */
class LifecycleTest {

    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static void see(TestIdentityProvider idp) {
        assertThat(idp.metadataFile()).isNotEmptyFile();
        assertThat(TestBrowser.anonymous().get(idp.metadata()).statusCode()).isEqualTo(200);
        SEEN.add(idp.metadataFile() + " " + idp.metadata());
    }

    static class InAStaticField {

        @RegisterExtension
        static final TestIdentityProvider idp = TestIdentityProvider.onFreePort();

        @Test
        void one() {
            see(idp);
        }

        @Test
        void two() {
            see(idp);
        }

        @Nested
        class Inside {

            @Test
            void three() {
                see(idp);
            }
        }

        @Nested
        class Beside {

            @Test
            void four() {
                see(idp);
            }
        }
    }

    static class InAnInstanceField {

        @RegisterExtension
        final TestIdentityProvider idp = TestIdentityProvider.onFreePort();

        @Test
        void one() {
            see(idp);
        }

        @Test
        void two() {
            see(idp);
        }
    }

    /** Deploys something before the other extension's turn, as Arquillian does. */
    static class DeployEarly implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            see(AfterDeployment.idp);
        }
    }

    @ExtendWith(DeployEarly.class)
    static class AfterDeployment {

        @RegisterExtension
        static final TestIdentityProvider idp = TestIdentityProvider.onFreePort();

        @Test
        void one() {
            see(idp);
        }
    }

    private static void run(Class<?>... classes) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (Class<?> type : classes) {
            request.selectors(selectClass(type));
        }
        LauncherFactory.create().execute(request.build(), listener);
        assertThat(listener.getSummary().getFailures())
                .extracting(TestExecutionSummary.Failure::getException)
                .isEmpty();
    }

    private static void assertThatNothingIsLeft() {
        assertThat(SEEN).isNotEmpty().allSatisfy(seen -> {
            String[] parts = seen.split(" ", 2);
            assertThat(Path.of(parts[0]).getParent()).doesNotExist();
            assertThatThrownBy(() -> TestBrowser.anonymous().get(parts[1])).isInstanceOf(UncheckedIOException.class);
        });
    }

    @Test
    void oneForAllTestsOfAClass() {
        run(InAStaticField.class);
        assertThat(SEEN).hasSize(4);
        assertThat(SEEN.stream().distinct()).hasSize(1);
        assertThatNothingIsLeft();
    }

    @Test
    void oneForEachTestInAnInstanceField() {
        run(InAnInstanceField.class);
        assertThat(SEEN.stream().distinct()).hasSize(2);
        assertThatNothingIsLeft();
    }

    @Test
    void againForTheNextRun() {
        run(InAStaticField.class);
        run(InAStaticField.class);
        assertThat(SEEN.stream().map(seen -> seen.split(" ", 2)[0]).distinct()).hasSize(2);
        assertThatNothingIsLeft();
    }

    @Test
    void earlierWhereItIsNeededEarlier() {
        run(AfterDeployment.class);
        assertThat(SEEN).hasSize(2);
        assertThat(SEEN.stream().distinct()).hasSize(1);
        assertThatNothingIsLeft();
    }

    @Test
    void withoutJUnitUntilItIsClosed() {
        try (TestIdentityProvider idp = TestIdentityProvider.onFreePort()) {
            see(idp);
        }
        assertThatNothingIsLeft();
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (LocalServer other = LocalServer.on(0);
                TestIdentityProvider idp = TestIdentityProvider.onPort(other.port())) {
            assertThatThrownBy(idp::metadata)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + other.port() + " is taken");
        }
    }

    @Test
    void keysAreTheirOwnersAlone() throws IOException {
        try (TestIdentityProvider idp = TestIdentityProvider.onFreePort()) {
            Map<String, String> settings = idp.settings("http://localhost:8080/enabler/");
            assertThat(settings)
                    .containsEntry("secf.saml.base-url", "http://localhost:8080/enabler")
                    .containsEntry("secf.saml.idp-metadata", "file:" + idp.metadataFile())
                    .containsKeys("secf.saml.signing-key", "secf.saml.signing-certificate");
            Path key =
                    Path.of(settings.getOrDefault("secf.saml.signing-key", "").replace("file:", ""));
            assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(key.getParent()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }
}

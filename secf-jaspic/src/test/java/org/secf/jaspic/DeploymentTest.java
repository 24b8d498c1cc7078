package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secf.settings.ConfigurationException;

class DeploymentTest {

    private final Map<String, Object> attributes = new HashMap<>();
    private final RecordingFactory registered = new RecordingFactory();
    private final FakeServer server = new FakeServer();

    @BeforeEach
    void install() {
        AuthConfigFactory.setFactory(registered);
    }

    @AfterEach
    void remove() {
        AuthConfigFactory.setFactory(null);
    }

    private ServletContext describedBy(String descriptor) {
        return described(() -> new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8)));
    }

    private ServletContext described(Supplier<InputStream> descriptor) {
        return FakeServer.proxy(ServletContext.class, (proxy, method, args) -> switch (method.getName()) {
            case "getContextPath" -> "/enabler";
            case "getClassLoader" -> DeploymentTest.class.getClassLoader();
            case "getAttribute" -> attributes.get(String.valueOf(args[0]));
            case "setAttribute" -> attributes.put(String.valueOf(args[0]), args[1]);
            case "removeAttribute" -> attributes.remove(String.valueOf(args[0]));
            case "getResourceAsStream" -> descriptor.get();
            default -> null;
        });
    }

    /** Some servers go on after a listener failed. */
    @Test
    void refusesEveryRequestAfterAStartThatFailed() throws Exception {
        assertThatThrownBy(() -> Deployment.start(describedBy("<broken"), SecfExtension.Found.NOTHING))
                .isInstanceOf(ConfigurationException.class);

        assertThat(registered.modules).hasSize(1);
        assertThat(registered.modules.get(0).validateRequest(message(), new Subject(), null))
                .isSameAs(AuthStatus.SEND_CONTINUE);
        assertThat(server.status).isEqualTo(503);
    }

    /** Not every failure is an exception. */
    @Test
    void refusesEveryRequestAfterAnErrorToo() {
        for (Error error : List.of(
                new ServiceConfigurationError("broken"),
                new AssertionError("broken"),
                new OutOfMemoryError("broken"))) {
            registered.modules.clear();

            assertThatThrownBy(() -> Deployment.start(
                            described(() -> {
                                throw error;
                            }),
                            SecfExtension.Found.NOTHING))
                    .isSameAs(error);

            assertThat(registered.modules).as(error.toString()).hasSize(1);
        }
    }

    /** Once, though an application may have two listeners of ours: from {@code web.xml} and from the initializer. */
    @Test
    void takesTheRefusingModuleOutAgain() {
        ServletContext context = describedBy("<broken");
        assertThatThrownBy(() -> Deployment.start(context, SecfExtension.Found.NOTHING))
                .isInstanceOf(ConfigurationException.class);

        Deployment.stop(context);
        Deployment.stop(context);

        assertThat(registered.modules).isEmpty();
    }

    @Test
    void refusesEveryRequestOfTheBeanWhereNothingStarted() {
        ServletContext context = describedBy("<broken");

        Deployment.authentication(context).authenticate(server.request(), server.response(), false);

        assertThat(server.status).isEqualTo(503);
        assertThat(registered.modules).as("the bean stands for itself").isEmpty();
    }

    private MessageInfo message() {
        return FakeServer.proxy(MessageInfo.class, (proxy, method, args) -> switch (method.getName()) {
            case "getRequestMessage" -> server.request();
            case "getResponseMessage" -> server.response();
            default -> Map.of();
        });
    }
}

package org.secf.ejb.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.secf.propagation.testing.Definition.behalf;

import com.sun.net.httpserver.HttpServer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.client.RefusedExchangeException;
import org.secf.delegation.TokenType;
import org.secf.propagation.PropagatedIdentities;
import org.secf.propagation.PropagationMode;
import org.secf.propagation.PropagationReason;
import org.secf.propagation.testing.Definition;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Reason;

/** How callers travel with the methods of an interface. */
class AnnotatedTravelsTest {

    private final List<String> arrivals = new CopyOnWriteArrayList<>();
    private Optional<HttpServer> server = Optional.empty();
    private Client client;

    /** Of a definition that allows relaying, to one of two audiences. */
    @PropagateIdentity(definition = "partner")
    interface Everywhere {

        void inherited();

        @PropagateIdentity(definition = "partner", mode = PropagationMode.RELAY, audience = "c")
        void chosen();
    }

    interface Somewhere {

        @PropagateIdentity(definition = "partner")
        void told();

        void untold();
    }

    interface Undefined {

        @PropagateIdentity(definition = "nobody")
        void told();
    }

    interface OtherMode {

        @PropagateIdentity(definition = "partner", mode = PropagationMode.DELEGATED)
        void told();
    }

    interface OtherAudience {

        @PropagateIdentity(definition = "partner", audience = "d")
        void told();
    }

    interface TwoModes {

        @PropagateIdentity(
                definition = "partner",
                mode = {PropagationMode.RELAY, PropagationMode.RELAY})
        void told();
    }

    /** No client at all. */
    static class Misplaced {

        @PropagateIdentity(definition = "partner")
        void told() {}
    }

    @BeforeEach
    void start() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", exchange -> {
            try (exchange) {
                arrivals.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        started.start();
        server = Optional.of(started);
        client = ClientKind.JERSEY.builder().build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.ifPresent(one -> one.stop(0));
    }

    private String origin() {
        return "http://127.0.0.1:" + server.orElseThrow().getAddress().getPort();
    }

    private PropagatedIdentities identities() {
        return new Definition(Clock.systemUTC()).readAll("origins=" + origin(), "modes=RELAY", "audiences=b,c");
    }

    private void call(Class<?> type, Class<?> owner, String name) {
        Method invoked = Arrays.stream(owner.getMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        ClientRequestFilter telling =
                request -> request.setProperty("org.eclipse.microprofile.rest.client.invokedMethod", invoked);
        client.register(telling);
        ask(type);
    }

    private void ask(Class<?> type) {
        client.register(new PropagatedCalls(
                AnnotatedTravels.of(type, identities()), () -> behalf("alice", TokenType.JWT, "a.b.c")));
        client.target(origin()).request().get().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inherited", "chosen"})
    void tellAsStandsAtMethodOrInterface(String method) {
        call(Everywhere.class, Everywhere.class, method);

        assertThat(arrivals).containsExactly("Bearer a.b.c");
    }

    @Test
    void areLeftAloneWhereNothingStands() {
        call(Somewhere.class, Somewhere.class, "untold");

        assertThat(arrivals).containsExactly("null");
    }

    @Test
    void areNotSentWhereTheMethodIsUnknown() {
        assertThat(refusal(() -> ask(Somewhere.class))).isEqualTo(PropagationReason.NOT_PROPAGATED);
        assertThat(arrivals).isEmpty();
    }

    @Test
    void areNotSentWhereTheMethodIsOfAnotherInterface() {
        assertThat(refusal(() -> call(Everywhere.class, Somewhere.class, "untold")))
                .isEqualTo(PropagationReason.NOT_PROPAGATED);
        assertThat(arrivals).isEmpty();
    }

    private static Reason refusal(ThrowingCallable call) {
        ProcessingException failed = catchThrowableOfType(ProcessingException.class, call);
        assertThat(failed).as("expected a refusal").isNotNull();
        return Stream.<@Nullable Throwable>iterate(failed, Objects::nonNull, AnnotatedTravelsTest::cause)
                .filter(RefusedExchangeException.class::isInstance)
                .map(RefusedExchangeException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected a refusal", failed))
                .rejection()
                .reason();
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure == null ? null : failure.getCause();
    }

    @ParameterizedTest
    @ValueSource(classes = {Undefined.class, OtherMode.class, OtherAudience.class, TwoModes.class})
    void cannotChooseWhatNoDefinitionAllows(Class<?> type) {
        assertThatThrownBy(() -> AnnotatedTravels.of(type, identities())).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void stopTheDeploymentWhereTheyStandAtWhatIsNoClient() {
        SeContainerInitializer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new ClientExtension())
                .addBeanClasses(Misplaced.class);

        assertThatThrownBy(container::initialize).hasMessageContaining("would protect nothing");
    }
}

package org.secf.ejb.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.client.ClientDefinitions;
import org.secf.client.ClientReason;
import org.secf.client.ProtectedClients;
import org.secf.client.RefusedExchangeException;
import org.secf.client.ServerKeys;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningPolicy;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.verdict.Reason;

class AnnotatedMethodsTest {

    private final Parties parties = Parties.make();
    private SigningServer server;
    private Client client;

    /** A client of somebody's, of whom "partner" can prove answers and no more. */
    @VerifyResponse(definition = "partner")
    interface Proved {

        void inherited();

        @VerifyResponse(definition = "partner", components = "x-total")
        void more();
    }

    interface Partly {

        @VerifyResponse(definition = "partner")
        void proved();

        void open();
    }

    interface Signed {

        @SignRequest(definition = "partner")
        void signed();
    }

    @VerifyResponse(definition = "partner")
    interface Torn {

        @SignRequest(definition = "another")
        void signed();
    }

    interface Unreadable {

        @VerifyResponse(definition = "partner", components = "X Total")
        void proved();
    }

    interface Nameless {

        @EncryptRequest(definition = "nobody")
        void encrypted();
    }

    /** No client at all. */
    static class Misplaced {

        @SignRequest(definition = "partner")
        void signed() {}
    }

    @SignRequest(definition = "partner")
    @Retention(RetentionPolicy.RUNTIME)
    @interface OurHabit {}

    @OurHabit
    interface Indirect {

        void unsigned();
    }

    @BeforeEach
    void start() throws IOException {
        server = new SigningServer(parties);
        server.answersUnsigned = true;
        client = ClientKind.JERSEY.builder().build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private ProtectedClients clients() {
        ServerKeys bean = name -> parties.servers();
        Parts parts = new Parts() {
            @Override
            public <T> Optional<T> find(Class<T> type) {
                return type.isInstance(bean) ? Optional.of(type.cast(bean)) : Optional.empty();
            }
        };
        MechanismContext context = new MechanismContext(
                parties.clock(),
                Parties.RANDOM,
                Parties.CRYPTO,
                new MemoryOnceStore(parties.clock(), 100),
                new MemoryPendingRequests(parties.clock(), 10),
                Resources.outsideDeployment(AnnotatedMethodsTest.class.getClassLoader()),
                parts,
                Expressions.none());
        RawSetting origins = new RawSetting("origins", List.of(server.url("").toString()), "test");
        Settings settings = Settings.resolve(
                "secf.client.partner", ClientDefinitions.CLIENT.keys(), List.of(new SettingsLayer(List.of(origins))));
        return ClientDefinitions.clients(Map.of("partner", settings), context, Optional.empty());
    }

    /** As MicroProfile Rest Client tells filters which method was called. */
    private Response call(Class<?> type, String method) {
        Method invoked = Arrays.stream(type.getMethods())
                .filter(one -> one.getName().equals(method))
                .findFirst()
                .orElseThrow();
        ClientRequestFilter telling =
                request -> request.setProperty("org.eclipse.microprofile.rest.client.invokedMethod", invoked);
        client.register(telling);
        return ask(type);
    }

    private Response ask(Class<?> type) {
        client.register(new SignedExchanges(AnnotatedMethods.of(type, clients())));
        return client.target(server.url("/who")).request().post(Entity.text("the question"));
    }

    private static Reason refusal(ThrowingCallable call) {
        ProcessingException failed = catchThrowableOfType(ProcessingException.class, call);
        assertThat(failed).as("expected a refusal").isNotNull();
        return Stream.<@Nullable Throwable>iterate(failed, Objects::nonNull, AnnotatedMethodsTest::cause)
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

    @Test
    void areProtectedByWhatStandsAtTheirInterface() {
        try (Response answer = call(Proved.class, "inherited")) {
            assertThat(answer.readEntity(String.class)).isEqualTo("the answer");
        }
        server.after = SigningServer.Answer::unsign;
        assertThat(refusal(() -> ask(Proved.class))).isEqualTo(SignatureReason.UNSIGNED);
    }

    @Test
    void replaceWhatStandsAtTheirInterface() {
        server.signing =
                answer -> SigningServer.signer(parties.serverKey(), SigningPolicy.ofResponses(), parties.clock())
                        .sign(answer.message());

        assertThat(refusal(() -> call(Proved.class, "more"))).isEqualTo(SignatureReason.COMPONENT_NOT_COVERED);
    }

    @Test
    void areLeftAloneWhereNothingStands() {
        server.after = SigningServer.Answer::unsign;

        try (Response answer = call(Partly.class, "open")) {
            assertThat(answer.readEntity(String.class)).isEqualTo("the answer");
        }
        assertThat(server.sent.get(0).request.fields().lines("accept-signature"))
                .isEmpty();
    }

    @Test
    void areNotSentWhereTheMethodIsUnknown() {
        assertThat(refusal(() -> ask(Partly.class))).isEqualTo(ClientReason.NOT_PROTECTED);
        assertThat(server.arrivals).hasValue(0);
    }

    @Test
    void areNotSentWhereTheMethodIsOfAnotherInterface() {
        client.register(new SignedExchanges(AnnotatedMethods.of(Proved.class, clients())));

        assertThat(refusal(() -> call(Partly.class, "open"))).isEqualTo(ClientReason.NOT_PROTECTED);
        assertThat(server.arrivals).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(classes = {Signed.class, Torn.class, Unreadable.class, Nameless.class})
    void cannotDemandWhatNoDefinitionDoes(Class<?> type) {
        assertThatThrownBy(() -> AnnotatedMethods.of(type, clients())).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {Misplaced.class, Indirect.class})
    void stopTheDeploymentWhereTheyStandAtWhatIsNoClient(Class<?> type) {
        SeContainerInitializer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new ClientExtension())
                .addBeanClasses(type);

        assertThatThrownBy(container::initialize).hasMessageContaining("would protect nothing");
    }

    @Test
    void areReadWhereThereIsMicroProfileRestClientOnly() {
        assertThat(ClientExtension.isAsked(AnnotatedMethodsTest.class.getClassLoader()))
                .isTrue();
        assertThat(ClientExtension.isAsked(ClassLoader.getPlatformClassLoader()))
                .isFalse();
    }
}

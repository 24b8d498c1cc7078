package org.secf.ejb.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.secf.propagation.testing.Definition.behalf;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.client.RefusedExchangeException;
import org.secf.delegation.TokenType;
import org.secf.gba.device.ApplicationClient;
import org.secf.gba.device.KeyHolder;
import org.secf.gba.device.UaReason;
import org.secf.gba.device.testing.ApplicationOverHttp;
import org.secf.gba.device.testing.SmallNetwork;
import org.secf.http.HttpReason;
import org.secf.http.Reply;
import org.secf.propagation.PropagatedIdentity;
import org.secf.propagation.PropagationReason;
import org.secf.propagation.testing.Definition;
import org.secf.state.MovableClock;
import org.secf.tls.Outbound;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;

/** TS 24.109 §5, with the mechanism that containers run, over http. */
@ParameterizedClass
@EnumSource
class BootstrappedExchangesTest {

    private static final int MOST = 1000;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final SmallNetwork network = new SmallNetwork(clock);
    private final ApplicationClient device =
            new ApplicationClient(new KeyHolder(network::bootstrap, clock), Outbound.platform(), new SecureRandom());
    private final ClientKind kind;
    private ApplicationOverHttp application;
    private Client client;

    BootstrappedExchangesTest(ClientKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() throws IOException {
        application = new ApplicationOverHttp(network.mechanism("127.0.0.1"));
        client =
                kind.builder().register(new BootstrappedExchanges(device, MOST)).build();
    }

    @AfterEach
    void stop() {
        client.close();
        application.close();
    }

    private Invocation.Builder request() {
        return client.target(application.address("/order?a=%2F")).request(MediaType.TEXT_PLAIN_TYPE);
    }

    private static String text(Response answer) {
        try (answer) {
            assertThat(answer.getStatus()).isEqualTo(200);
            return answer.readEntity(String.class);
        }
    }

    private static Reason refusal(Supplier<Response> call) {
        ProcessingException failed = catchThrowableOfType(ProcessingException.class, call::get);
        assertThat(failed).as("expected a refusal").isNotNull();
        return Stream.<@Nullable Throwable>iterate(failed, Objects::nonNull, BootstrappedExchangesTest::cause)
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

    @Nested
    class Requests {

        @Test
        void areProvedWithoutBody() {
            assertThat(text(request().get())).isEqualTo("hello alice@home1.net, ");
        }

        @Test
        void areProvedWithWhatIsWritten() {
            assertThat(text(request().post(Entity.text("pear")))).isEqualTo("hello alice@home1.net, pear");
            assertThat(text(request().put(Entity.form(new Form("a", "b c")))))
                    .isEqualTo("hello alice@home1.net, a=b+c");
        }

        @Test
        void needOneBootstrapping() {
            text(request().get());
            text(request().post(Entity.text("pear")));

            assertThat(network.made()).isEqualTo(1);
        }

        @Test
        void bootstrapOnceMoreWhereTheApplicationWantsThat() {
            network.knowing(0);
            assertThat(refusal(request()::get)).isEqualTo(UaReason.NOT_LET_IN);
            assertThat(network.made()).isEqualTo(2);
            network.knowing(9);

            text(request().get());
            assertThat(network.made()).isEqualTo(3);
        }

        @Test
        void mayBeInvokedAgain() {
            Invocation same = request().buildPost(Entity.text("pear"));

            assertThat(text(same.invoke())).isEqualTo(text(same.invoke()));
        }

        @Test
        void areSentAsOtherFiltersLeaveThem() {
            ClientRequestFilter turning = context -> context.setEntity("apple");
            client.register(turning);

            assertThat(text(request().post(Entity.text("pear")))).isEqualTo("hello alice@home1.net, apple");
        }

        @Test
        void areNoLongerThanTheBound() {
            assertThat(refusal(() -> request().post(Entity.text("x".repeat(MOST + 1)))))
                    .isEqualTo(HttpReason.BODY_TOO_LARGE);
            text(request().post(Entity.text("x".repeat(MOST))));
        }

        /** One place for a credential, and the key needs it; whoever gave another expects it to arrive. */
        @Test
        void haveNoOtherCredential() {
            assertThat(refusal(
                            () -> request().header("authorization", "Bearer x").get()))
                    .isEqualTo(PropagationReason.ALREADY_AUTHORIZED);
        }

        @Test
        void doNotDropTheCallerWhomTheyAreFor() {
            PropagatedIdentity identity = new Definition(Clock.systemUTC())
                    .read("origins=http://" + application.address("/").getAuthority(), "modes=RELAY");
            client.register(new PropagatedCalls(
                    identity, identity.demand(), () -> behalf("alice", TokenType.ACCESS_TOKEN, "token-of-alice")));

            assertThat(refusal(request()::get)).isEqualTo(PropagationReason.ALREADY_AUTHORIZED);
        }

        @Test
        void leaveByHttpsOrToThisMachineOnly() {
            assertThat(refusal(
                            () -> client.target("http://192.0.2.1/").request().get()))
                    .isEqualTo(TlsReason.NOT_HTTPS);
        }
    }

    @Nested
    class Answers {

        @Test
        void areRefusedWithOtherContent() {
            application.changing(reply ->
                    new Reply(reply.status(), reply.headers(), reply.body().replace("alice", "mallory")));

            assertThat(refusal(request()::get)).isEqualTo(UaReason.SERVER_NOT_PROVED);
        }

        @Test
        void areRefusedFromWhoeverAsksForNothing() {
            application.changing(reply -> Reply.text(200, "text/plain", "welcome"));

            assertThat(refusal(request()::get)).isEqualTo(UaReason.SERVER_NOT_PROVED);
        }

        @Test
        void keepTheirFields() {
            application.changing(reply -> reply.with("X-Order", "7"));

            try (Response answer = request().get()) {
                assertThat(answer.getHeaderString("X-Order")).isEqualTo("7");
                assertThat(answer.getHeaderString("Authentication-Info")).isNull();
            }
        }
    }

    @Test
    void needsRoomForBodies() {
        assertThatThrownBy(() -> new BootstrappedExchanges(device, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

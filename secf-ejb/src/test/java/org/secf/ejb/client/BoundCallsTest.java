package org.secf.ejb.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.propagation.testing.Definition.caller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.crypto.Crypto;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.propagation.OnBehalf;
import org.secf.propagation.PropagatedIdentity;
import org.secf.propagation.testing.Definition;
import org.secf.propagation.testing.StrictProofs;
import org.secf.token.BindingKey;
import org.secf.token.BindingKeys;

/** Calls with tokens that are bound to a key of ours (RFC 9449 §7), to a server that judges each proof. */
@ParameterizedClass
@EnumSource
class BoundCallsTest {

    private static final String TOKEN = "token-of-alice";

    private final Clock clock = Clock.systemUTC();
    private final StrictProofs proofs = new StrictProofs(clock);
    private final ClientKind kind;
    private Optional<HttpServer> server = Optional.empty();
    private Client client;

    BoundCallsTest(ClientKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() throws IOException {
        HttpServer one = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        one.createContext("/", this::answer);
        one.start();
        server = Optional.of(one);
        PropagatedIdentity identity = new Definition(clock).read("origins=" + origin(), "modes=RELAY");
        PresentedToken token = new PresentedToken(
                TokenType.ACCESS_TOKEN, TOKEN.getBytes(StandardCharsets.US_ASCII), Optional.of(key()));
        OnBehalf alice = new OnBehalf(caller("alice"), Optional.of(token));
        client = kind.builder().build();
        client.register(new PropagatedCalls(identity, identity.demand(), () -> alice));
    }

    @AfterEach
    void stop() {
        client.close();
        server.ifPresent(one -> one.stop(0));
    }

    private BindingKey key() {
        try {
            OwnKey own = new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=shop"), clock.instant());
            Member member = Member.of(KeyUse.SIGNING, KeyLife.waiting().activeFrom(Instant.EPOCH), own);
            KeySet set = new KeySet(List.of(member), List.of());
            return new BindingKeys(() -> set, Crypto.jdk(), clock, new SecureRandom())
                    .current()
                    .fold(key -> key, rejection -> {
                        throw new AssertionError(rejection.detail());
                    });
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean isToken =
                    List.of("DPoP " + TOKEN).equals(exchange.getRequestHeaders().get("Authorization"));
            URI address = URI.create(origin() + exchange.getRequestURI().getPath());
            String error = proofs.error(exchange, address, Optional.of(TOKEN));
            exchange.sendResponseHeaders(isToken && error.isEmpty() ? 204 : 401, -1);
        }
    }

    private String origin() {
        return "http://127.0.0.1:" + server.orElseThrow().getAddress().getPort();
    }

    private static int status(Response response) {
        try (response) {
            return response.getStatus();
        }
    }

    @Test
    void proveTheKeyForMethodAndAddress() {
        assertThat(status(client.target(origin() + "/a/b?c=d").request().get())).isEqualTo(204);
        assertThat(status(client.target(origin() + "/a").request().post(Entity.text("x"))))
                .isEqualTo(204);
    }

    @Test
    void proveItAnewEachTime() {
        Invocation same = client.target(origin() + "/a").request().buildGet();
        assertThat(status(same.invoke())).isEqualTo(204);
        assertThat(status(same.invoke())).isEqualTo(204);
    }

    /** RFC 9449 §9. */
    @Test
    void repeatWhatTheServerToldBefore() {
        proofs.nonce = Optional.of("of-the-server");
        Invocation same = client.target(origin() + "/a").request().buildGet();
        assertThat(status(same.invoke())).isEqualTo(401);
        assertThat(status(same.invoke())).isEqualTo(204);
    }
}

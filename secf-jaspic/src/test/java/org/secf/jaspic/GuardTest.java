package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.ServerAuthContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import org.junit.jupiter.api.Test;
import org.secf.http.PathPattern;
import org.secf.mechanism.Outcome;

class GuardTest {

    private final FakeServer server = new FakeServer();
    private final List<Callback> handled = new ArrayList<>();
    private final List<Boolean> demanded = new ArrayList<>();
    private final Guard guard = new Guard(
            path -> new Sample().deciding(exchange -> {
                demanded.add(exchange.isProtected());
                return exchange.request().rawQuery().isPresent()
                        ? Outcome.established(Sample.caller("alice"))
                        : Outcome.abstained();
            }),
            List.of(new PathPattern("/open/*")));

    /** What a container keeps for as long as the application lives. */
    private final ServerAuthContext kept = context();

    private ServerAuthContext context() {
        try {
            return guard.getServerAuthConfig(
                            "HttpServlet", "server /billing", callbacks -> handled.addAll(Arrays.asList(callbacks)))
                    .getAuthContext("server /billing", null, Map.of());
        } catch (AuthException e) {
            throw new AssertionError(e);
        }
    }

    private AuthStatus ask() throws AuthException {
        server.nextRequest();
        Map<String, Object> map = new HashMap<>();
        MessageInfo info = FakeServer.proxy(MessageInfo.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getRequestMessage" -> server.request();
            case "getResponseMessage" -> server.response();
            default -> map;
        });
        return kept.validateRequest(info, new Subject(), null);
    }

    @Test
    void refusesEverybodyBeforeItIsOpened() throws AuthException {
        server.query = "alice";

        assertThat(ask()).isSameAs(AuthStatus.SEND_CONTINUE);
        assertThat(server.status).isEqualTo(503);
        assertThat(handled).isEmpty();
    }

    @Test
    void letsCallersInWhileItIsOpen() throws AuthException {
        guard.open();
        server.query = "alice";

        assertThat(ask()).isSameAs(AuthStatus.SUCCESS);
        assertThat(handled).hasSize(2);
    }

    @Test
    void refusesEverybodyAfterItIsClosed() throws AuthException {
        guard.open();
        server.query = "alice";
        ask();
        guard.close();

        assertThat(ask()).isSameAs(AuthStatus.SEND_CONTINUE);
        assertThat(server.status).isEqualTo(503);
    }

    @Test
    void demandsACallerWhereTheApplicationSaysNothing() throws AuthException {
        guard.open();

        assertThat(ask()).isSameAs(AuthStatus.SEND_CONTINUE);
        assertThat(demanded).containsExactly(true);
    }

    @Test
    void leavesOpenPathsToTheApplication() throws AuthException {
        guard.open();
        server.path = "/open/page";

        assertThat(ask()).isSameAs(AuthStatus.SUCCESS);
        assertThat(demanded).containsExactly(false);
    }

    @Test
    void rehearsesWhileClosed() {
        assertThatCode(() -> Rehearsal.of(guard)).doesNotThrowAnyException();
        assertThat(demanded).isEmpty();
    }
}

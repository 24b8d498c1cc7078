package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import org.junit.jupiter.api.Test;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.ResponseSeal;

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
        return kept.validateRequest(message(server.response()), new Subject(), null);
    }

    private MessageInfo message(HttpServletResponse response) {
        Map<String, Object> map = new HashMap<>();
        return FakeServer.proxy(MessageInfo.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getRequestMessage" -> server.request();
            case "getResponseMessage" -> response;
            default -> map;
        });
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

    @Test
    void refusesWhatItFailsOn() throws AuthException {
        Guard failing = new Guard(
                path -> {
                    throw new NoClassDefFoundError("org/example/Missing");
                },
                List.of());
        failing.open();

        AuthStatus status =
                new GuardContext(failing, null).validateRequest(message(server.response()), new Subject(), null);

        assertThat(status).isSameAs(AuthStatus.SEND_CONTINUE);
        assertThat(server.status).isEqualTo(503);
    }

    @Test
    void refusesWhereTheContainerDoesNotTakeTheCaller() throws AuthException {
        guard.open();
        server.query = "alice";

        AuthStatus status =
                new GuardContext(guard, null).validateRequest(message(server.response()), new Subject(), null);

        assertThat(status).isSameAs(AuthStatus.SEND_CONTINUE);
        assertThat(server.status).isEqualTo(503);
    }

    /** Nobody knows the mechanisms then. */
    @Test
    void forgetsACallerWhoLogsOutWhileItIsClosed() throws AuthException {
        server.session = new LinkedHashMap<>(Map.of(
                "org.secf.session.sample@/enabler",
                "2030-01-01T00:00:00Z {}",
                "org.secf.session.owner",
                "alice",
                "cart",
                "full"));
        Subject subject = new Subject();
        subject.getPrincipals().add(Sample.caller("alice"));

        kept.cleanSubject(message(server.response()), subject);

        assertThat(server.session).containsOnlyKeys("org.secf.session.owner", "cart");
        assertThat(subject.getPrincipals()).isEmpty();
    }

    @Test
    void sendsWhatWasHeldBackWhenItIsClosedMeanwhile() throws Exception {
        HttpServletResponse held = held(() -> List.of());
        held.getOutputStream().write("whole".getBytes(StandardCharsets.UTF_8));

        assertThat(kept.secureResponse(message(held), null)).isSameAs(AuthStatus.SEND_SUCCESS);

        assertThat(server.body()).isEqualTo("whole");
    }

    @Test
    void doesNotCallAnEmptyAnswerASuccess() throws Exception {
        HttpServletResponse held = held(() -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });
        held.getOutputStream().write("whole".getBytes(StandardCharsets.UTF_8));

        assertThat(kept.secureResponse(message(held), null)).isSameAs(AuthStatus.SEND_FAILURE);

        assertThat(server.status).isEqualTo(503);
        assertThat(server.body()).isEmpty();
    }

    private HttpServletResponse held(Supplier<List<Reply.Header>> fields) {
        ResponseSeal seal = new ResponseSeal() {
            @Override
            public boolean coversBody() {
                return true;
            }

            @Override
            public void update(byte[] octets, int offset, int length) {}

            @Override
            public List<Reply.Header> finish() {
                return fields.get();
            }
        };
        return SealedResponse.of(server.response(), new MechanismSealing(server.response(), seal, true));
    }

    /** Where nobody had asked it, too. */
    @Test
    void refusesAfterItsClassLoaderIsGone() throws Exception {
        AuthConfigProvider rehearsed = rehearsedElsewhere();

        ServerAuthContext context = rehearsed
                .getServerAuthConfig("HttpServlet", "server /billing", callbacks -> {})
                .getAuthContext("server /billing", null, Map.of());
        server.session = new LinkedHashMap<>(Map.of("org.secf.session.sample@/enabler", "2030-01-01T00:00:00Z {}"));
        MessageInfo info = message(server.response());

        assertThat(context.validateRequest(info, new Subject(), null)).isSameAs(AuthStatus.SEND_CONTINUE);
        assertThat(context.secureResponse(info, null)).isSameAs(AuthStatus.SEND_SUCCESS);
        context.cleanSubject(info, new Subject());
        assertThat(server.session).isEmpty();
        assertThat(server.status).isEqualTo(503);
    }

    /** By classes of ours that nobody else loaded and whose loader loads no more. */
    private static AuthConfigProvider rehearsedElsewhere() throws Exception {
        try (GoneClassLoader dropIn = GoneClassLoader.ofClassPath()) {
            Class<?> type = dropIn.loadClass(Guard.class.getName());
            Constructor<?> constructor = type.getDeclaredConstructor(Function.class, List.class);
            constructor.setAccessible(true);
            Function<String, Object> none = path -> "nothing";
            AuthConfigProvider guard = (AuthConfigProvider) constructor.newInstance(none, List.of());
            Method rehearse = dropIn.loadClass(Rehearsal.class.getName()).getDeclaredMethod("of", type);
            rehearse.setAccessible(true);
            rehearse.invoke(null, guard);
            return guard;
        }
    }
}

package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.junit.jupiter.api.Test;
import org.secf.http.Reply;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Rejection;

class SecfAuthModuleTest {

    private static final String MANDATORY = "jakarta.security.auth.message.MessagePolicy.isMandatory";

    private final FakeServer server = new FakeServer();
    private final Map<String, Object> messageMap = new LinkedHashMap<>();
    private final List<Callback> handled = new ArrayList<>();
    private final Subject client = new Subject();

    private MessageInfo message() {
        return FakeServer.proxy(MessageInfo.class, (proxy, method, args) -> switch (method.getName()) {
            case "getRequestMessage" -> server.request();
            case "getResponseMessage" -> server.response();
            default -> messageMap;
        });
    }

    private SecfAuthModule module(Function<Exchange, Outcome> decision) {
        SecfAuthModule module = new SecfAuthModule(new Sample().deciding(decision));
        module.initialize(null, null, callbacks -> handled.addAll(Arrays.asList(callbacks)), null);
        return module;
    }

    private AuthStatus validate(Function<Exchange, Outcome> decision) throws AuthException {
        return module(decision).validateRequest(message(), client, null);
    }

    @Test
    void tellsTheContainerTheCallerItself() throws AuthException {
        assertThat(validate(exchange -> Outcome.established(Sample.caller("alice"))))
                .isSameAs(AuthStatus.SUCCESS);

        assertThat(((CallerPrincipalCallback) handled.get(0)).getPrincipal()).isEqualTo(Sample.caller("alice"));
        assertThat(((GroupPrincipalCallback) handled.get(1)).getGroups()).containsExactly("user");
        assertThat(messageMap).containsEntry("jakarta.servlet.http.authType", "SECF-SAMPLE");
    }

    @Test
    void tellsTheContainerNobodyForAnUnprotectedResource() throws AuthException {
        assertThat(validate(exchange -> Outcome.abstained())).isSameAs(AuthStatus.SUCCESS);

        assertThat(handled)
                .singleElement()
                .isInstanceOfSatisfying(
                        CallerPrincipalCallback.class,
                        callback -> assertThat(callback.getPrincipal()).isNull());
    }

    @Test
    void refusesAProtectedResourceWhenTheMechanismAbstains() throws AuthException {
        messageMap.put(MANDATORY, "true");

        assertThat(validate(exchange -> Outcome.abstained())).isSameAs(AuthStatus.SEND_CONTINUE);
        assertThat(server.status).isEqualTo(403);
        assertThat(handled).isEmpty();
    }

    @Test
    void tellsTheMechanismWhatIsProtected() throws AuthException {
        messageMap.put(MANDATORY, "true");
        List<Boolean> asked = new ArrayList<>();

        validate(exchange -> {
            asked.add(exchange.isProtected());
            return Outcome.replied(Reply.redirect("/login"));
        });

        assertThat(asked).containsExactly(true);
    }

    @Test
    void stopsTheContainerAfterAnAnswerOfItsOwn() throws AuthException {
        assertThat(validate(exchange -> Outcome.replied(Reply.redirect("/login"))))
                .isSameAs(AuthStatus.SEND_CONTINUE);
        server.nextRequest();
        assertThat(validate(exchange -> Outcome.loggedIn(Sample.caller("alice"), Sample.NOW, Reply.redirect("/"))))
                .isSameAs(AuthStatus.SEND_CONTINUE);
        server.nextRequest();
        assertThat(validate(exchange ->
                        Outcome.refused(new Rejection(JaspicReason.AUTHENTICATION_REQUIRED, "expected", "received"))))
                .isSameAs(AuthStatus.SEND_CONTINUE);
        assertThat(handled).isEmpty();
    }

    @Test
    void failsWhenTheContainerDoesNotTakeTheCaller() {
        SecfAuthModule module =
                new SecfAuthModule(new Sample().deciding(exchange -> Outcome.established(Sample.caller("alice"))));
        module.initialize(
                null,
                null,
                callbacks -> {
                    throw new UnsupportedCallbackException(callbacks[0]);
                },
                null);

        assertThatThrownBy(() -> module.validateRequest(message(), client, null))
                .isInstanceOf(AuthException.class)
                .hasMessageContaining("does not take the caller");
    }

    @Test
    void forgetsTheCallerAtLogout() {
        client.getPrincipals().add(Sample.caller("alice"));
        server.session = new LinkedHashMap<>(Map.of("org.secf.session.sample@/enabler", "kept", "cart", "kept"));

        module(Sample::established).cleanSubject(message(), client);

        assertThat(client.getPrincipals()).isEmpty();
        assertThat(server.session).containsOnlyKeys("cart");
    }

    /** As Open Liberty hands it out. */
    @Test
    void forgetsTheCallerAtLogoutOfAReadOnlySubject() throws AuthException {
        client.setReadOnly();
        server.session = new LinkedHashMap<>(Map.of("org.secf.session.sample@/enabler", "kept"));

        module(Sample::established).cleanSubject(message(), client);

        assertThat(server.session).isEmpty();
    }
}

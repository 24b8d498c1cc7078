package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.administration.AdministrationContext;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuers;
import org.secf.identity.Caller;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.Outcome;
import org.secf.propagation.PropagatedIdentities;
import org.secf.state.MemoryAssociationStore;

/** What the administration of stores is told of the request at hand. */
class RequestAdministrationTest {

    private final Map<String, Object> application = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final RequestOnThread thread = new RequestOnThread();
    private boolean isSecure = true;
    private String sender = "192.0.2.1";

    private void start(KeyRing keys) {
        Authentication authentication = new Sample().deciding(exchange -> Outcome.abstained());
        application.put(
                "org.secf.jaspic.Application",
                new Application(
                        authentication,
                        Map.of(),
                        new RoleProbe("/app", Set.of(), RoleMapping.of(context())),
                        Endpoints.NONE,
                        keys,
                        ProtectedClients.of(Map.of()),
                        DelegationIssuers.of(Map.of()),
                        PropagatedIdentities.of(Map.of()),
                        new MemoryAssociationStore(Clock.systemUTC(), 1)));
    }

    private ServletContext context() {
        return FakeServer.proxy(
                ServletContext.class,
                (proxy, method, args) ->
                        method.getName().equals("getAttribute") ? application.get(String.valueOf(args[0])) : null);
    }

    private Optional<AdministrationContext> told() {
        ServletContext context = context();
        thread.begin(FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
            case "getServletContext" -> context;
            case "getAttribute" -> attributes.get(String.valueOf(args[0]));
            case "isSecure" -> isSecure;
            case "getRemoteAddr" -> sender;
            default -> null;
        }));
        return new RequestAdministration(thread).current();
    }

    @Test
    void isNothingOutsideARequest() {
        start(KeyRing.empty());

        assertThat(new RequestAdministration(thread).current()).isEmpty();
    }

    @Test
    void isNothingInAnApplicationThatDidNotStart() {
        assertThat(told()).isEmpty();
    }

    @Test
    void areTheStoresOfTheApplicationAndTheCallerOfTheRequest() {
        KeyRing keys = KeyRing.empty();
        start(keys);
        attributes.put(Caller.class.getName(), Sample.caller("alice"));

        assertThat(told()).hasValueSatisfying(context -> {
            assertThat(context.keys()).isSameAs(keys);
            assertThat(context.caller().getName()).isEqualTo("alice");
        });
    }

    @Test
    void isNobodyWhereNobodyLoggedIn() {
        start(KeyRing.empty());

        assertThat(told().orElseThrow().caller().isAuthenticated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true,192.0.2.1,true", "false,192.0.2.1,false", "false,127.0.0.1,true"})
    void isWhetherOthersCouldOverhear(boolean secure, String from, boolean expected) {
        start(KeyRing.empty());
        isSecure = secure;
        sender = from;

        assertThat(told().orElseThrow().isConfidential()).isEqualTo(expected);
    }
}

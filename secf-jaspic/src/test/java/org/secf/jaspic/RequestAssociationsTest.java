package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secf.client.ProtectedClients;
import org.secf.crypto.Crypto;
import org.secf.delegation.DelegationIssuers;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.Outcome;
import org.secf.propagation.PropagatedIdentities;
import org.secf.state.AssociationQuota;
import org.secf.state.AssociationRole;
import org.secf.state.AssociationTerms;
import org.secf.state.MemoryAssociationStore;
import org.secf.state.SecurityAssociation;
import org.secf.state.UnconfirmedAssociation;

/** What an application that injects associations finds. */
class RequestAssociationsTest {

    private final Map<String, Object> application = new HashMap<>();
    private final RequestOnThread thread = new RequestOnThread();
    private final MemoryAssociationStore store = new MemoryAssociationStore(Clock.systemUTC(), 10);
    private final RequestAssociations associations = new RequestAssociations(thread);

    private void start() {
        application.put(
                "org.secf.jaspic.Application",
                new Application(
                        new Sample().deciding(exchange -> Outcome.abstained()),
                        Map.of(),
                        new RoleProbe("/app", Set.of(), RoleMapping.of(context())),
                        Endpoints.NONE,
                        KeyRing.empty(),
                        ProtectedClients.of(Map.of()),
                        DelegationIssuers.of(Map.of()),
                        PropagatedIdentities.of(Map.of()),
                        store));
    }

    private ServletContext context() {
        return FakeServer.proxy(
                ServletContext.class,
                (proxy, method, args) ->
                        method.getName().equals("getAttribute") ? application.get(String.valueOf(args[0])) : null);
    }

    private void request() {
        ServletContext context = context();
        thread.begin(FakeServer.proxy(
                HttpServletRequest.class,
                (proxy, method, args) -> method.getName().equals("getServletContext") ? context : null));
    }

    private SecurityAssociation agreed() {
        Instant now = Clock.systemUTC().instant();
        AssociationTerms terms = new AssociationTerms("a", now, now.plusSeconds(60), "nonce");
        UnconfirmedAssociation client =
                new UnconfirmedAssociation(AssociationRole.CLIENT, new byte[32], new byte[32], Crypto.jdk());
        return new UnconfirmedAssociation(AssociationRole.SERVER, new byte[32], new byte[32], Crypto.jdk())
                .confirmedByClient(client.clientProof(), terms, Optional.empty())
                .then(made -> store.add(made, new AssociationQuota("client", 1, 1)))
                .fold(made -> made, rejection -> {
                    throw new AssertionError(rejection.detail());
                });
    }

    @Test
    void areThoseOfTheApplicationOfTheRequest() {
        start();
        SecurityAssociation agreed = agreed();
        request();

        assertThat(associations.find("a")).containsSame(agreed);
        assertThat(associations.find("b")).isEmpty();
        assertThat(associations.remove("a")).isTrue();
        assertThat(store.find("a")).isEmpty();
    }

    @Test
    void areNoneOutsideARequest() {
        start();
        agreed();

        assertThat(associations.find("a")).isEmpty();
        assertThat(associations.remove("a")).isFalse();
        assertThat(store.find("a")).isPresent();
    }

    @Test
    void areNoneInAnApplicationThatDidNotStart() {
        request();

        assertThat(associations.find("a")).isEmpty();
    }
}

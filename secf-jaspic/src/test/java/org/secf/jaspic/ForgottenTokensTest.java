package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuers;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.propagation.PropagatedIdentities;
import org.secf.propagation.PropagatedIdentity;
import org.secf.state.MemoryAssociationStore;

/** After a logout nothing that was got for the token of a caller is used any more. */
class ForgottenTokensTest {

    private static final PresentedToken TOKEN =
            new PresentedToken(TokenType.ACCESS_TOKEN, "token".getBytes(StandardCharsets.US_ASCII));

    private final List<PresentedToken> forgotten = new ArrayList<>();
    private final FakeServer server = new FakeServer();

    private void start(Authentication authentication) {
        ServletContext context = server.request().getServletContext();
        PropagatedIdentities identities = new PropagatedIdentities() {
            @Override
            public PropagatedIdentity get(String name) {
                throw new AssertionError(name);
            }

            @Override
            public void forget(PresentedToken token) {
                forgotten.add(token);
            }
        };
        context.setAttribute(
                "org.secf.jaspic.Application",
                new Application(
                        authentication,
                        Map.of(),
                        new RoleProbe("/app", Set.of(), RoleMapping.of(context)),
                        Endpoints.NONE,
                        KeyRing.empty(),
                        ProtectedClients.of(Map.of()),
                        DelegationIssuers.of(Map.of()),
                        identities,
                        new MemoryAssociationStore(Clock.systemUTC(), 1)));
    }

    @Test
    void tokenOfWhoeverLogsOut() {
        Authentication authentication =
                new Sample().deciding(exchange -> Outcome.established(Sample.caller("alice"), Facts.NONE, TOKEN));
        start(authentication);
        authentication.authenticate(server.request(), server.response(), true);

        authentication.logout(server.request());

        assertThat(forgotten).containsExactly(TOKEN);
    }

    @Test
    void nothingOfWhoeverBroughtNone() {
        Authentication authentication = new Sample().deciding(exchange -> Outcome.established(Sample.caller("alice")));
        start(authentication);
        authentication.authenticate(server.request(), server.response(), true);

        authentication.logout(server.request());

        assertThat(forgotten).isEmpty();
    }
}

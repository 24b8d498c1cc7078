package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.oauth.testing.TestExchange;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestRequest;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;

/** Whatever anybody sends to the addresses of logins and logouts: it is refused, nothing is thrown, and the provider is not asked for tokens. */
class HostileRequestTest {

    private static final OpenIdServer PROVIDER = new OpenIdServer(TestIssuer.CLOCK);
    private static final Mechanism MECHANISM = mechanism();

    private static Mechanism mechanism() {
        try {
            return new Rp(Files.createTempDirectory("secf"), PROVIDER, TestIssuer.CLOCK).start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterContainer
    static void stop() {
        PROVIDER.close();
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> names = Arbitraries.of(
                "code", "state", "iss", "error", "error_description", "sid", "logout_token", "target", "id_token", "%");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        PROVIDER.issuer(), "session-1", "A".repeat(43), "%00", "%zz", "eyJhbGciOiJub25lIn0.e30."),
                Arbitraries.strings().ascii().ofMaxLength(40));
        return Combinators.combine(names, values)
                .as((name, value) -> name + "=" + value)
                .list()
                .ofMaxSize(6)
                .map(pairs -> String.join("&", pairs));
    }

    private static Outcome ask(TestRequest request) {
        return MECHANISM.authenticate(new TestExchange(request, true));
    }

    @Property(tries = 300)
    void logsNobodyIn(@ForAll("queries") String query) {
        assertThat(ask(TestRequest.get("/openid/callback?" + query))).isInstanceOf(Outcome.Refused.class);
        assertThat(ask(TestRequest.get("/openid/callback").form(query))).isInstanceOf(Outcome.Refused.class);
        assertThat(PROVIDER.tokenRequests()).isEmpty();
    }

    @Property(tries = 300)
    void endsNoSession(@ForAll("queries") String query) {
        for (String path : List.of("logged-out", "frontchannel-logout")) {
            assertThat(ask(TestRequest.get("/openid/" + path + "?" + query)))
                    .satisfiesAnyOf(
                            outcome -> assertThat(outcome).isInstanceOf(Outcome.Refused.class),
                            outcome -> assertThat(outcome)
                                    .isInstanceOfSatisfying(
                                            Outcome.Replied.class,
                                            replied -> assertThat(replied.endsSession())
                                                    .isFalse()));
        }
        assertThat(ask(TestRequest.get("/openid/backchannel-logout").form(query)))
                .isInstanceOf(Outcome.Refused.class);
    }
}

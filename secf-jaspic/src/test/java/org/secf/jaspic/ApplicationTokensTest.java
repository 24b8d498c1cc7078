package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegatedToken;
import org.secf.delegation.DelegationIssuer;
import org.secf.delegation.DelegationIssuers;
import org.secf.delegation.DelegationReason;
import org.secf.delegation.DelegationRequest;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenAuthenticator;
import org.secf.delegation.TokenType;
import org.secf.http.PathPattern;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Route;
import org.secf.mechanism.Routes;
import org.secf.message.Facts;
import org.secf.propagation.PropagatedIdentities;
import org.secf.settings.ConfigurationException;
import org.secf.state.MemoryAssociationStore;
import org.secf.verdict.Verdict;

/** What an application finds that verifies tokens, or vouches, itself. */
class ApplicationTokensTest {

    private final Map<String, Object> application = new HashMap<>();
    private final ServletContext context = FakeServer.proxy(
            ServletContext.class,
            (proxy, method, args) ->
                    method.getName().equals("getAttribute") ? application.get(String.valueOf(args[0])) : null);
    private final RequestOnThread thread = new RequestOnThread();
    private final SecfExtension extension = new SecfExtension();
    private final BeanManager beans = FakeServer.proxy(BeanManager.class, (proxy, method, args) -> extension);
    private final ApplicationTokens tokens = new ApplicationTokens(thread, beans);
    private final ApplicationIssuers issuers = new ApplicationIssuers(thread, beans);
    private final Verifying mechanism = new Verifying();

    /** A mechanism that verifies tokens, and vouches as well. */
    private static final class Verifying implements Mechanism, TokenAuthenticator, DelegationIssuer {

        @Override
        public String name() {
            return "saml-token";
        }

        @Override
        public boolean isPresented(Request request) {
            return false;
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            return Outcome.abstained();
        }

        @Override
        public Optional<TokenAuthenticator> tokens() {
            return Optional.of(this);
        }

        @Override
        public String tokenType() {
            return TokenType.SAML2;
        }

        @Override
        public Verdict<Caller> authenticate(PresentedToken token, Facts facts, boolean isConfidential) {
            return Verdict.accepted(Sample.caller("alice"));
        }

        @Override
        public Verdict<DelegatedToken> vouch(Caller caller, DelegationRequest request) {
            return Verdict.rejected(DelegationReason.NOBODY, "somebody", "nobody");
        }
    }

    @BeforeEach
    void start() {
        Authentication plain = new Sample().deciding(exchange -> Outcome.abstained());
        application.put(
                "org.secf.jaspic.Application",
                new Application(
                        plain,
                        Map.of("saml-token", verifying()),
                        new RoleProbe("/app", Set.of(), RoleMapping.of(context)),
                        Endpoints.NONE,
                        KeyRing.empty(),
                        ProtectedClients.of(Map.of()),
                        DelegationIssuers.of(Map.of("saml-delegation", mechanism)),
                        PropagatedIdentities.of(Map.of()),
                        new MemoryAssociationStore(Clock.systemUTC(), 1)));
    }

    private Authentication verifying() {
        Route route = new Route("saml-token", mechanism, List.of(new PathPattern("/*")), 0, "@Sample");
        return new Authentication(
                Routes.of(List.of(route)),
                Endpoints.NONE,
                Guards.NONE,
                new Sessions(Clock.systemUTC()),
                new AuditTrail(event -> {}),
                Clock.systemUTC(),
                new SecureRandom());
    }

    private void request() {
        thread.begin(FakeServer.proxy(
                HttpServletRequest.class,
                (proxy, method, args) -> method.getName().equals("getServletContext") ? context : null));
    }

    @Test
    void areThoseOfTheApplicationOfTheRequest() {
        request();

        assertThat(tokens.get("saml-token")).isSameAs(mechanism);
        assertThat(issuers.get("saml-delegation")).isSameAs(mechanism);
    }

    @Test
    void mechanismThatIsNotThereOrVerifiesNoTokensIsAnError() {
        request();

        assertThatThrownBy(() -> tokens.get("sample"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "No tokens can be verified by sample: expected one mechanism of that id that verifies tokens, found 0");
        assertThatThrownBy(() -> tokens.get("saml-token.partners")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void withoutARequestAndAnApplicationThereAreNone() {
        assertThatThrownBy(() -> tokens.get("saml-token")).hasMessageContaining("found 0");
        assertThatThrownBy(() -> issuers.get("saml-delegation"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be found without a request: expected one web application, found 0");
    }

    @Test
    void callerIsSwitchedForAWhile() throws Exception {
        ThreadCallerSwitch callers = new ThreadCallerSwitch(thread);
        request();

        String name = callers.as(Sample.caller("bob"), () -> {
            assertThat(thread.current()).as("the request is of somebody else").isEmpty();
            return thread.caller().orElseThrow().getName();
        });

        assertThat(name).isEqualTo("bob");
        assertThat(thread.current()).isPresent();
        assertThat(thread.caller()).isEmpty();
    }

    @Test
    void callerIsSwitchedBackAfterAFailure() {
        ThreadCallerSwitch callers = new ThreadCallerSwitch(thread);

        assertThatThrownBy(() -> callers.as(Sample.caller("bob"), () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(thread.caller()).isEmpty();
    }
}

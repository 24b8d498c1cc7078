package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.secf.delegation.DelegationReason;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenAuthenticator;
import org.secf.delegation.TokenAuthenticators;
import org.secf.delegation.TokenType;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.CallerSource;
import org.secf.identity.CallerSwitch;
import org.secf.identity.Evidence;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.verdict.Verdict;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthenticatedByTokenTest {

    private static final Freshness FACT = new Freshness("http-signature", Freshness.Source.NONCE, "k1");

    /** A session bean that is called with a token. */
    @Dependent
    @Stateless
    static class Orders {

        @Inject
        Caller caller;

        @AuthenticatedByToken
        String order(int amount, @CallerToken @Nullable String token) {
            return caller.getName() + amount;
        }

        @AuthenticatedByToken("saml-token.partners")
        String octets(@CallerToken byte[] token) {
            return caller.getName();
        }

        @AuthenticatedByToken(assumeConfidential = true)
        String message(@CallerToken String token) {
            return caller.getName();
        }

        @AuthenticatedByToken
        String fail(@CallerToken String token) {
            throw new IllegalStateException(caller.getName());
        }

        @AuthenticatedByToken
        @RequiredAuthenticationContext(ThreadCallers.TOKEN)
        String contextOfTheToken(@CallerToken String token) {
            return caller.getName();
        }
    }

    /** One that calls another. */
    @Dependent
    static class Front {

        @Inject
        Orders orders;

        @Inject
        Caller caller;

        @AuthenticatedByToken
        String both(@CallerToken String mine, String others) {
            return caller.getName() + orders.order(1, others) + caller.getName();
        }
    }

    /** On the class only. */
    @Dependent
    @AuthenticatedByToken
    static class Everywhere {
        String call() {
            return "never";
        }
    }

    /** A caller on the thread, as an adapter has it. */
    @ApplicationScoped
    static class Switch implements CallerSwitch, CallerSource {

        private final Deque<Caller> callers = new ArrayDeque<>();

        @Override
        public <T> T as(Caller caller, Callable<T> work) throws Exception {
            callers.push(caller);
            try {
                return work.call();
            } finally {
                callers.pop();
            }
        }

        @Override
        public Caller current() {
            Caller top = callers.peek();
            return top == null ? Caller.nobody() : top;
        }
    }

    /** Believes every token that begins with "good:", and remembers what it was told. */
    @ApplicationScoped
    static class Tokens implements TokenAuthenticators, TokenAuthenticator {

        private String id = "";
        private Facts facts = Facts.NONE;
        private boolean isConfidential;

        @Override
        public TokenAuthenticator get(String wanted) {
            id = wanted;
            return this;
        }

        @Override
        public String tokenType() {
            return TokenType.SAML2;
        }

        @Override
        public Verdict<Caller> authenticate(PresentedToken token, Facts of, boolean confidential) {
            facts = of;
            isConfidential = confidential;
            String text = new String(token.original(), StandardCharsets.US_ASCII);
            if (!text.startsWith("good:")) {
                return Verdict.rejected(DelegationReason.NOBODY, "a good token", text);
            }
            Evidence evidence = new Evidence(
                    "saml-token",
                    "idp",
                    FixedTime.NOW.minus(Duration.ofMinutes(1)),
                    Optional.of(ThreadCallers.TOKEN),
                    Optional.empty());
            return Verdict.accepted(
                    new AuthenticatedCaller(text.substring(5), Set.of(), Map.of(), evidence, List.of()));
        }

        String id() {
            return id;
        }

        Facts facts() {
            return facts;
        }

        boolean isConfidential() {
            return isConfidential;
        }
    }

    private final SeContainer cdi = CdiContainer.with(
            Orders.class,
            Front.class,
            Everywhere.class,
            Switch.class,
            Tokens.class,
            ThreadMessages.class,
            ThreadTransport.class);
    private final Orders orders = cdi.select(Orders.class).get();
    private final Tokens tokens = cdi.select(Tokens.class).get();
    private final Switch callers = cdi.select(Switch.class).get();
    private final ThreadMessages messages = cdi.select(ThreadMessages.class).get();
    private final ThreadTransport transport = cdi.select(ThreadTransport.class).get();

    @BeforeEach
    void forget() {
        messages.none();
        transport.none();
    }

    @AfterAll
    void close() {
        cdi.close();
    }

    @Test
    void callerIsTheTokensForThatCallOnly() {
        assertThat(orders.order(7, "good:alice")).isEqualTo("alice7");
        assertThat(callers.current().isAuthenticated()).isFalse();
    }

    @Test
    void callerIsAsBeforeAfterAFailure() {
        assertThatThrownBy(() -> orders.fail("good:alice"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("alice");
        assertThat(callers.current().isAuthenticated()).isFalse();
    }

    @Test
    void callsInsideCallsHaveEachTheirOwn() {
        assertThat(cdi.select(Front.class).get().both("good:alice", "good:bob")).isEqualTo("alicebob1alice");
    }

    @Test
    void tokenMayBeOctetsAndOfAnotherMechanism() {
        assertThat(orders.octets("good:bob".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("bob");
        assertThat(tokens.id()).isEqualTo("saml-token.partners");
    }

    @Test
    void callWithoutATokenIsRefused() {
        assertThatThrownBy(() -> orders.order(7, null))
                .isInstanceOf(EJBAccessException.class)
                .hasMessage("NO_TOKEN");
        assertThatThrownBy(() -> orders.order(7, "")).hasMessage("NO_TOKEN");
    }

    @Test
    void tokenThatDoesNotHoldIsRefused() {
        assertThatThrownBy(() -> orders.order(7, "bad:alice"))
                .isInstanceOf(EJBAccessException.class)
                .hasMessage("NOBODY");
    }

    @Test
    void proofOfWhoBringsItIsThatOfTheRequestAtHand() {
        messages.bring(Facts.of(FACT));
        transport.byTls();
        orders.order(7, "good:alice");
        assertThat(tokens.facts()).isEqualTo(Facts.of(FACT));
        assertThat(tokens.isConfidential()).isTrue();
    }

    @Test
    void withoutARequestNothingIsProved() {
        orders.order(7, "good:alice");
        assertThat(tokens.facts()).isEqualTo(Facts.NONE);
        assertThat(tokens.isConfidential()).isFalse();
        orders.message("good:alice");
        assertThat(tokens.isConfidential()).isTrue();
        transport.inClear(Optional.empty());
        orders.order(7, "good:alice");
        assertThat(tokens.isConfidential()).isFalse();
    }

    @Test
    void contextThatIsDemandedIsThatOfTheToken() {
        assertThat(orders.contextOfTheToken("good:alice")).isEqualTo("alice");
    }

    @Test
    void bindingOnAClassHidesTheMethodAndRefuses() {
        assertThatThrownBy(() -> cdi.select(Everywhere.class).get().call())
                .isInstanceOf(SecurityException.class)
                .hasMessage("NO_REQUIREMENT_FOUND");
    }

    @Test
    void withoutAnAdapterEveryCallIsRefused() {
        try (SeContainer bare = CdiContainer.with(Orders.class)) {
            assertThatThrownBy(() -> bare.select(Orders.class).get().order(7, "good:alice"))
                    .isInstanceOf(EJBAccessException.class)
                    .hasMessage("NO_CALLER_SOURCE");
        }
    }

    /** Its token is a number. */
    @Dependent
    static class Misplaced {
        @AuthenticatedByToken
        String call(@CallerToken int token) {
            return "never";
        }
    }

    /** It has none. */
    @Dependent
    static class Missing {
        @AuthenticatedByToken
        String call(String token) {
            return "never";
        }
    }

    @Test
    void methodWithoutATokenThatCouldBeOneStopsTheDeployment() {
        for (Class<?> bad : List.of(Misplaced.class, Missing.class)) {
            assertThatThrownBy(() -> CdiContainer.with(bad).close())
                    .hasStackTraceContaining("expected one parameter with @CallerToken, a String or byte[]");
        }
    }

    /** GlassFish stops the deployment otherwise. */
    @Test
    void interceptorMayBeSubclassedFromAnotherPackage() throws NoSuchMethodException {
        assertThat(AuthenticatedByTokenInterceptor.class.getConstructor()).isNotNull();
        assertThat(AuthenticatedByTokenInterceptor.class.getDeclaredMethods())
                .filteredOn(method -> method.getName().equals("intercept"))
                .singleElement()
                .matches(method -> method.isAnnotationPresent(AroundInvoke.class));
    }
}

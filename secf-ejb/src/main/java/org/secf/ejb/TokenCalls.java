package org.secf.ejb;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenAuthenticator;
import org.secf.delegation.TokenAuthenticators;
import org.secf.http.Transport;
import org.secf.http.TransportSource;
import org.secf.identity.Caller;
import org.secf.identity.CallerSwitch;
import org.secf.message.Facts;
import org.secf.message.FactsSource;
import org.secf.verdict.Verdict;

/** Verifies the tokens that methods are given. What is not known counts as no. */
@Singleton
class TokenCalls {

    private final ConcurrentHashMap<Method, TokenCall> known = new ConcurrentHashMap<>();
    private final Instance<TokenAuthenticators> authenticators;
    private final Instance<CallerSwitch> switches;
    private final Instance<FactsSource> facts;
    private final Instance<TransportSource> transports;

    @Inject
    TokenCalls(
            Instance<TokenAuthenticators> authenticators,
            Instance<CallerSwitch> switches,
            Instance<FactsSource> facts,
            Instance<TransportSource> transports) {
        this.authenticators = authenticators;
        this.switches = switches;
        this.facts = facts;
        this.transports = transports;
    }

    /** Whom the token of the call proves. */
    Verdict<Caller> caller(AuthenticatedByToken found, Method method, Object[] arguments) {
        if (!authenticators.isResolvable() || !switches.isResolvable()) {
            return Verdict.rejected(
                    InterceptorReason.NO_CALLER_SOURCE,
                    "exactly one TokenAuthenticators and CallerSwitch, as secf-jaspic brings",
                    "none");
        }
        TokenCall call = known.computeIfAbsent(method, place -> TokenCall.of(found, place));
        TokenAuthenticator authenticator = authenticators.get().get(call.mechanism());
        return call.token(arguments)
                .map(octets -> authenticator.authenticate(
                        new PresentedToken(authenticator.tokenType(), octets),
                        facts(),
                        call.isConfidential() || isConfidential()))
                .orElseGet(() -> Verdict.rejected(InterceptorReason.NO_TOKEN, "a token in its parameter", "none"));
    }

    /** One for all, since there is one. */
    CallerSwitch callerSwitch() {
        return switches.get();
    }

    private Facts facts() {
        try {
            return facts.isResolvable() ? facts.get().current() : Facts.NONE;
        } catch (ContextNotActiveException outsideRequest) {
            return Facts.NONE;
        }
    }

    private boolean isConfidential() {
        return TransportCheck.known(transports).fold(Transport::isConfidential, rejection -> false);
    }
}

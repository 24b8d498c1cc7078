package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Map;
import java.util.Optional;
import org.secf.propagation.OnBehalf;
import org.secf.propagation.PropagatedIdentity;
import org.secf.propagation.PropagationDemand;
import org.secf.verdict.Verdict;

/**
 * Tells those whom a client of Jakarta RESTful Web Services calls for whom they are called (AUTH-003).
 *
 * <pre>{@code
 * Client client = ClientBuilder.newClient().register(new PropagatedCalls(identities.get("partner")));
 * }</pre>
 *
 * <p>The caller is the one of the request that the calling thread works on, so of an asynchronous invocation it is nobody where the client lets another thread
 * run its filters. Where the caller cannot be told as the definition says, nothing is sent, and there is a {@link jakarta.ws.rs.ProcessingException} among whose
 * causes is a {@link org.secf.client.RefusedExchangeException}. A request that has an {@code Authorization} already is not sent either.
 *
 * <p>Not beside {@link BootstrappedExchanges}, whose key proves itself in the same field: such calls are refused.
 *
 * <p>After every filter of the application and before {@link SignedExchanges}, which has to be registered, too, where the definition says who signs. Redirects are
 * answers: Jersey is told not to follow them, and RESTEasy does not unless its builder is told to, which must not be.
 */
public final class PropagatedCalls implements Feature {

    /** What signs comes after it. */
    static final int BEFORE_SIGNING = SignedExchanges.NEXT_TO_THE_NETWORK - 1;

    private final Travels travels;
    private final CallerAtHand callers;

    /** As the definition says where nobody chooses, for the caller at hand, whom CDI knows. */
    public PropagatedCalls(PropagatedIdentity identity) {
        this(identity, identity.demand());
    }

    /**
     * In one of the ways that the definition allows.
     *
     * @param demand made by {@link PropagatedIdentity#demand}
     */
    public PropagatedCalls(PropagatedIdentity identity, PropagationDemand demand) {
        this(identity, demand, new CdiCallerAtHand());
    }

    PropagatedCalls(PropagatedIdentity identity, PropagationDemand demand, CallerAtHand callers) {
        this(request -> Verdict.accepted(Optional.of(new Travel(identity, demand))), callers);
    }

    PropagatedCalls(Travels travels, CallerAtHand callers) {
        this.travels = travels;
        this.callers = callers;
    }

    /** Who calls; {@link OnBehalf#NOBODY} where there is nobody. */
    @FunctionalInterface
    interface CallerAtHand {

        OnBehalf now();
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(
                new PropagatingFilter(travels, callers),
                Map.of(ClientRequestFilter.class, BEFORE_SIGNING, ClientResponseFilter.class, BEFORE_SIGNING));
        return true;
    }
}

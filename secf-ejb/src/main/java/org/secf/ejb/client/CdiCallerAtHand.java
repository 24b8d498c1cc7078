package org.secf.ejb.client;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.PresentedTokens;
import org.secf.identity.Caller;
import org.secf.identity.CallerSource;
import org.secf.propagation.OnBehalf;

/** The caller of the request that this thread works on, and the token that it brought, as the container's adapter tells CDI. Nobody where there are two to ask. */
final class CdiCallerAtHand implements PropagatedCalls.CallerAtHand {

    @Override
    public OnBehalf now() {
        try {
            CDI<Object> beans = CDI.current();
            Caller caller = only(beans.select(CallerSource.class))
                    .map(CallerSource::current)
                    .orElseGet(Caller::nobody);
            Optional<PresentedToken> token =
                    only(beans.select(PresentedTokens.class)).flatMap(PresentedTokens::current);
            return new OnBehalf(caller, token);
        } catch (ContextNotActiveException | IllegalStateException none) {
            return OnBehalf.NOBODY; // no request, or no CDI on this thread
        }
    }

    private static <T> Optional<T> only(Instance<T> beans) {
        return beans.isResolvable() ? Optional.of(beans.get()) : Optional.empty();
    }
}

package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.PresentedTokens;

/** By which token the caller of the request at hand was authenticated. */
@ApplicationScoped
public class RequestTokens implements PresentedTokens {

    private final RequestOnThread thread;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected RequestTokens() {
        this.thread = null;
    }

    @Inject
    RequestTokens(RequestOnThread thread) {
        this.thread = thread;
    }

    @Override
    public Optional<PresentedToken> current() {
        return thread.current()
                .flatMap(request ->
                        MessageState.find(request).flatMap(state -> state.token(request.getServletContext())));
    }
}

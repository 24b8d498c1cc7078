package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.secf.message.Facts;
import org.secf.message.FactsSource;

/** What was verified of the request at hand. */
@ApplicationScoped
public class RequestFacts implements FactsSource {

    private final RequestOnThread thread;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected RequestFacts() {
        this.thread = null;
    }

    @Inject
    RequestFacts(RequestOnThread thread) {
        this.thread = thread;
    }

    @Override
    public Facts current() {
        return thread.current()
                .flatMap(request -> MessageState.find(request).map(state -> state.facts(request.getServletContext())))
                .orElse(Facts.NONE);
    }
}

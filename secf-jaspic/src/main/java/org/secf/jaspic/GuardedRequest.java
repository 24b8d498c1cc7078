package org.secf.jaspic;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose response may have to be sealed, also where another thread answers. */
final class GuardedRequest extends HttpServletRequestWrapper {

    private final MessageState state;
    private final SealedResponse response;

    GuardedRequest(HttpServletRequest request, MessageState state, SealedResponse response) {
        super(request);
        this.state = state;
        this.response = response;
    }

    /** With what the resource works on: a dispatch would begin with the container's own. */
    @Override
    public AsyncContext startAsync() {
        return begun(super.startAsync(this, response));
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse other) {
        return begun(super.startAsync(request, other));
    }

    @Override
    public AsyncContext getAsyncContext() {
        return new SealedAsync(super.getAsyncContext(), response);
    }

    private AsyncContext begun(AsyncContext async) {
        state.goesElsewhere(async);
        return new SealedAsync(async, response);
    }
}

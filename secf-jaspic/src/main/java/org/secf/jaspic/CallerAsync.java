package org.secf.jaspic;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A container's own, except that what it starts and whom it tells run for the caller of the request. The container's threads need not know the caller
 * (servlet §2.3.3.3), and some know an earlier one.
 */
record CallerAsync(AsyncContext container, CallerOnThread caller) implements AsyncContext {

    @Override
    public void start(Runnable run) {
        CallerOnThread now = caller.now();
        container.start(() -> now.run(run::run));
    }

    @Override
    public void addListener(AsyncListener listener) {
        container.addListener(new CallerListener(listener, caller.now()));
    }

    @Override
    public void addListener(
            AsyncListener listener, @Nullable ServletRequest supplied, @Nullable ServletResponse response) {
        container.addListener(new CallerListener(listener, caller.now()), supplied, response);
    }

    @Override
    public void complete() {
        container.complete();
    }

    @Override
    public ServletRequest getRequest() {
        return container.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return container.getResponse();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return container.hasOriginalRequestAndResponse();
    }

    @Override
    public void dispatch() {
        container.dispatch();
    }

    @Override
    public void dispatch(String path) {
        container.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        container.dispatch(context, path);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return container.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        container.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return container.getTimeout();
    }
}

package org.secf.jaspic;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** A container's own, except that a response is complete for us before it is for the container. */
record SealedAsync(AsyncContext container, SealedResponse response) implements AsyncContext {

    private static final System.Logger LOG = System.getLogger("org.secf");

    @Override
    public void complete() {
        try {
            response.complete();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "A response that was held back is not sent", e);
        }
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
    public void start(Runnable run) {
        container.start(run);
    }

    @Override
    public void addListener(AsyncListener listener) {
        container.addListener(new SealedListener(listener, response));
    }

    @Override
    public void addListener(
            AsyncListener listener, @Nullable ServletRequest supplied, @Nullable ServletResponse other) {
        container.addListener(new SealedListener(listener, response), supplied, other);
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

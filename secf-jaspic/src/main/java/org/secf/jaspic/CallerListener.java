package org.secf.jaspic;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/** An application's listener, told on whatever thread for the caller of the request; what it starts then runs for the same. */
record CallerListener(AsyncListener application, CallerOnThread caller) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        caller.run(() -> application.onComplete(carrying(event)));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        caller.run(() -> application.onTimeout(carrying(event)));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        caller.run(() -> application.onError(carrying(event)));
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        caller.run(() -> application.onStartAsync(carrying(event)));
    }

    private AsyncEvent carrying(AsyncEvent event) {
        return new AsyncEvent(
                new CallerAsync(event.getAsyncContext(), caller),
                event.getSuppliedRequest(),
                event.getSuppliedResponse(),
                event.getThrowable());
    }
}

package org.secf.jaspic;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/** An application's listener, which may complete the response by the context that its event names: then it is complete for us, too. */
record SealedListener(AsyncListener application, SealedResponse response) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        application.onComplete(sealed(event));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        application.onTimeout(sealed(event));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        application.onError(sealed(event));
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        application.onStartAsync(sealed(event));
    }

    private AsyncEvent sealed(AsyncEvent event) {
        return new AsyncEvent(
                new SealedAsync(event.getAsyncContext(), response),
                event.getSuppliedRequest(),
                event.getSuppliedResponse(),
                event.getThrowable());
    }
}

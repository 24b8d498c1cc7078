package org.secf.jaspic;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Hears the end of a request that other threads answer; after an error or a time-out the container completes it, too. */
record EndOfRequest(MessageState state) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        state.end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    /** The container forgets its listeners when a request goes asynchronous once more. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}

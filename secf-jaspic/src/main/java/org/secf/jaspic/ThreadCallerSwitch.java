package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;
import org.secf.identity.CallerSwitch;

/** Puts another caller on the thread for a while, as if its own request had left something to do. */
@ApplicationScoped
public class ThreadCallerSwitch implements CallerSwitch {

    private final RequestOnThread thread;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected ThreadCallerSwitch() {
        this.thread = null;
    }

    @Inject
    ThreadCallerSwitch(RequestOnThread thread) {
        this.thread = thread;
    }

    @Override
    public <T> T as(Caller caller, Callable<T> work) throws Exception {
        RequestOnThread.@Nullable Work before = thread.begin(caller);
        try {
            return work.call();
        } finally {
            thread.end(before);
        }
    }
}

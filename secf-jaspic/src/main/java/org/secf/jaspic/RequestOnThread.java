package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request that the thread at hand is working on, as {@link CallerFilter} says it. CDI's own injectable request is not asked: some servers offer it
 * to threads that outlive the request, and a request object that is used again is another caller's.
 */
@ApplicationScoped
public class RequestOnThread {

    @SuppressWarnings(
            "ThreadLocalUsage") // there is one of this bean in an application, and it ends with it; a static one would
    // not
    private final ThreadLocal<HttpServletRequest> requests = new ThreadLocal<>();

    /** For the container. */
    public RequestOnThread() {}

    /** Empty on threads of executors, timers and the like. */
    public Optional<HttpServletRequest> current() {
        return Optional.ofNullable(requests.get());
    }

    /** Begins with a request; gives the one that the thread was working on before, for {@link #end}. */
    public @Nullable HttpServletRequest begin(HttpServletRequest request) {
        HttpServletRequest before = requests.get();
        requests.set(request);
        return before;
    }

    /** Goes back to what the thread was working on before. */
    public void end(@Nullable HttpServletRequest before) {
        if (before == null) {
            requests.remove();
        } else {
            requests.set(before);
        }
    }
}

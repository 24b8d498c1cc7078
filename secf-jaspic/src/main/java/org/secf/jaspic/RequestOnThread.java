package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;

/**
 * The request that the thread at hand is working on, as {@link CallerFilter} says it, or the caller of the request that left it something to do, as
 * {@link CallerAsync} says it. CDI's own injectable request is not asked: some servers offer it to threads that outlive the request, and a request
 * object that is used again is another caller's.
 */
@ApplicationScoped
public class RequestOnThread {

    @SuppressWarnings(
            "ThreadLocalUsage") // there is one of this bean in an application, and it ends with it; a static one would
    // not
    private final ThreadLocal<Work> works = new ThreadLocal<>();

    /** For the container. */
    public RequestOnThread() {}

    /**
     * What a thread works on: one of both.
     *
     * @param request which the thread answers
     * @param caller whose request it was that left something to do; that request may be over, and its object another's
     */
    public record Work(
            @Nullable HttpServletRequest request, @Nullable Caller caller) {}

    /** Empty on threads of executors, timers and the like. */
    public Optional<HttpServletRequest> current() {
        Work work = works.get();
        return work == null ? Optional.empty() : Optional.ofNullable(work.request());
    }

    /** Whom the thread works for where it has no request of its own. */
    public Optional<Caller> caller() {
        Work work = works.get();
        return work == null ? Optional.empty() : Optional.ofNullable(work.caller());
    }

    /** Begins with a request; gives what the thread was working on before, for {@link #end}. */
    public @Nullable Work begin(HttpServletRequest request) {
        return begin(new Work(request, null));
    }

    /** Begins with what the request of this caller left to do; gives what the thread was working on before, for {@link #end}. */
    public @Nullable Work begin(Caller caller) {
        return begin(new Work(null, caller));
    }

    private @Nullable Work begin(Work work) {
        Work before = works.get();
        works.set(work);
        return before;
    }

    /** Goes back to what the thread was working on before. */
    public void end(@Nullable Work before) {
        if (before == null) {
            works.remove();
        } else {
            works.set(before);
        }
    }
}

package org.secf.jaspic;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;

/**
 * Takes the caller of a request along to other threads: the caller and not the request, whose object the container gives to the next one when this is
 * over.
 *
 * @param thread where it is said whom a thread works for
 * @param request while it lasts
 * @param caller who called when the request went asynchronous
 * @param loader by which CDI finds the application there: GlassFish leaves another in threads that it begins
 */
record CallerOnThread(
        RequestOnThread thread,
        ServletRequest request,
        Caller caller,
        @Nullable ClassLoader loader) {

    /** For what is left to do from now on: nobody's who has left, and nobody's where the object is another request's already. */
    CallerOnThread now() {
        return CallerRequest.recorded(request).equals(caller)
                ? this
                : new CallerOnThread(thread, request, Caller.nobody(), loader);
    }

    /** Runs for the caller. */
    <E extends Exception> void run(Task<E> task) throws E {
        Thread current = Thread.currentThread();
        @Nullable ClassLoader other = current.getContextClassLoader();
        current.setContextClassLoader(loader);
        try {
            runThere(task);
        } finally {
            current.setContextClassLoader(other);
        }
    }

    private <E extends Exception> void runThere(Task<E> task) throws E {
        RequestOnThread.@Nullable Work before = thread.begin(caller);
        try {
            task.run();
        } finally {
            thread.end(before);
        }
    }

    /** What is left to do. */
    interface Task<E extends Exception> {

        void run() throws E;
    }
}

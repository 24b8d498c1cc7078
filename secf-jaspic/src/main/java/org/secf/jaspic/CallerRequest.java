package org.secf.jaspic;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.secf.identity.Caller;

/** A request whose caller goes along to the threads that it starts. Whatever it begins is the container's own otherwise. */
final class CallerRequest extends HttpServletRequestWrapper {

    private final RequestOnThread thread;

    private CallerRequest(HttpServletRequest request, RequestOnThread thread) {
        super(request);
        this.thread = thread;
    }

    /** Once for an application, however often the request is dispatched with what an earlier turn gave to the resource. */
    static HttpServletRequest of(HttpServletRequest request, RequestOnThread thread) {
        return isWithin(request, thread) ? request : new CallerRequest(request, thread);
    }

    /** Whom an adapter recorded on a request. */
    static Caller recorded(ServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : Caller.nobody();
    }

    private static boolean isWithin(ServletRequest request, RequestOnThread thread) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            if (wrapper instanceof CallerRequest known && known.thread == thread) {
                return true;
            }
            inner = wrapper.getRequest();
        }
        return false;
    }

    @Override
    public AsyncContext startAsync() {
        return carrying(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return carrying(super.startAsync(request, response));
    }

    @Override
    public AsyncContext getAsyncContext() {
        return carrying(super.getAsyncContext());
    }

    private AsyncContext carrying(AsyncContext container) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new CallerAsync(container, new CallerOnThread(thread, getRequest(), recorded(this), loader));
    }
}

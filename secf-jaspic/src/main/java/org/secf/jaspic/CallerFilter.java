package org.secf.jaspic;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secf.boot.Services;
import org.secf.crypto.Crypto;
import org.secf.identity.Caller;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.CallerCarrier;
import org.secf.mechanism.CallerCarrierFactory;
import org.secf.settings.Settings;

/**
 * Surrounds the resource: says which request the thread works on, takes its caller along to the threads that it starts, and lets the server carry its
 * caller further where a {@link CallerCarrier} can. A filter, because the server takes the identity of a request from an adapter's callbacks alone, and
 * what surrounds the resource is the only other place where one can be put.
 */
final class CallerFilter implements Filter {

    private static final String CARRIER = "org.secf.jaspic.CallerCarrier";
    private static final String PASSAGE = "org.secf.jaspic.Passage";

    private final Optional<RequestOnThread> thread;

    private CallerFilter(Optional<RequestOnThread> thread) {
        this.thread = thread;
    }

    /** With CDI's bean where there is CDI; without it nobody can inject a caller. */
    static CallerFilter ofApplication() {
        return new CallerFilter(CdiBridge.requestOnThread());
    }

    static CallerFilter with(RequestOnThread thread) {
        return new CallerFilter(Optional.of(thread));
    }

    /** Builds the carrier that the settings ask for. */
    static void prepare(ServletContext context, Settings settings, KeyRing keys, Crypto crypto) {
        factories()
                .flatMap(factory -> factory.create(settings, keys, Clock.systemUTC(), crypto).stream())
                .findFirst()
                .ifPresent(carrier -> context.setAttribute(CARRIER, carrier));
    }

    /** The caller of the request has left. */
    static void end(ServletRequest request) {
        if (request.getAttribute(PASSAGE) instanceof CallerCarrier.Passage passage) {
            passage.end();
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http)) {
            carry(request, response, chain);
            return;
        }
        Deployment.started(http.getServletContext())
                .ifPresent(application -> application.roles().ask(http));
        if (thread.isEmpty()) {
            carry(request, response, chain);
            return;
        }
        RequestOnThread.@Nullable Work before = thread.get().begin(http);
        try {
            carry(CallerRequest.of(http, thread.get()), response, chain);
        } finally {
            thread.get().end(before);
        }
    }

    private static void carry(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<CallerCarrier.Passage> passage = passage(request);
        if (passage.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(PASSAGE, passage.get());
        try {
            passage.get().run(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e); // the chain throws no other
        }
    }

    private static Optional<CallerCarrier.Passage> passage(ServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller
                        && request.getServletContext().getAttribute(CARRIER) instanceof CallerCarrier carrier
                ? carrier.admit(caller)
                : Optional.empty();
    }

    private static Stream<CallerCarrierFactory> factories() {
        return Services.of(CallerCarrierFactory.class).stream().filter(CallerCarrierFactory::isAtHome);
    }
}

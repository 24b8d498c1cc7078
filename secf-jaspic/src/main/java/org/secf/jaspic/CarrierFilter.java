package org.secf.jaspic;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.boot.Services;
import org.secf.identity.Caller;
import org.secf.mechanism.CallerCarrier;
import org.secf.mechanism.CallerCarrierFactory;
import org.secf.settings.Settings;

/**
 * Lets the server carry the caller of each request further, where a {@link CallerCarrier} can. A filter, because the server takes the identity of a request
 * from an adapter's callbacks alone, and what surrounds the resource is the only other place where one can be put.
 */
final class CarrierFilter implements Filter {

    private static final String CARRIER = "org.secf.jaspic.CallerCarrier";
    private static final String PASSAGE = "org.secf.jaspic.Passage";

    /** Before every filter of the application; nothing on a server that no carrier knows. */
    static void addTo(ServletContext context) {
        if (factories().findAny().isEmpty()) {
            return;
        }
        FilterRegistration.Dynamic filter = context.addFilter(CarrierFilter.class.getName(), new CarrierFilter());
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), false, "/*");
        }
    }

    /** Builds the carrier that the settings ask for. */
    static void prepare(ServletContext context, Settings settings) {
        factories()
                .flatMap(factory -> factory.create(settings, Clock.systemUTC()).stream())
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

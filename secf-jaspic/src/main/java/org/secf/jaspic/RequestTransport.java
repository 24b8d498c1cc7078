package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.secf.boot.ApplicationKeys;
import org.secf.http.PublicUrl;
import org.secf.http.Transport;
import org.secf.http.TransportSource;
import org.secf.settings.Settings;

/** How the request at hand came, as the container says of it. */
@ApplicationScoped
public class RequestTransport implements TransportSource {

    private static final String ADDRESS = "org.secf.jaspic.Confidential";

    private final RequestOnThread thread;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected RequestTransport() {
        this.thread = null;
    }

    @Inject
    RequestTransport(RequestOnThread thread) {
        this.thread = thread;
    }

    /** Remembers where the application is reached by TLS. */
    static void prepare(ServletContext context, Settings settings) {
        settings.find(ApplicationKeys.CONFIDENTIALITY_BASE_URL)
                .ifPresent(address -> context.setAttribute(ADDRESS, address));
    }

    @Override
    public Optional<Transport> current() {
        return thread.current().map(request -> new Transport(request.isSecure(), target(request), address(request)));
    }

    /** The container's own spelling of the context path is in front of it, unless something rewrote the request. */
    private static Optional<String> target(HttpServletRequest request) {
        String whole = new ServletRequestView(request).target();
        String application = request.getContextPath();
        return whole.startsWith(application) ? Optional.of(whole.substring(application.length())) : Optional.empty();
    }

    private static Optional<PublicUrl> address(HttpServletRequest request) {
        return request.getServletContext().getAttribute(ADDRESS) instanceof PublicUrl address
                ? Optional.of(address)
                : Optional.empty();
    }
}

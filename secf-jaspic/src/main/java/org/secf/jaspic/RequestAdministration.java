package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.secf.administration.AdministrationContext;
import org.secf.administration.AdministrationSource;
import org.secf.boot.Services;
import org.secf.keys.PayloadSeal;

/** The stores of the application that the request at hand is for, and its caller. */
@ApplicationScoped
public class RequestAdministration implements AdministrationSource {

    private final RequestOnThread thread;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected RequestAdministration() {
        this.thread = null;
    }

    @Inject
    RequestAdministration(RequestOnThread thread) {
        this.thread = thread;
    }

    @Override
    public Optional<AdministrationContext> current() {
        return thread.current()
                .flatMap(request -> Deployment.started(request.getServletContext())
                        .map(application -> context(application, request)));
    }

    private static AdministrationContext context(Application application, HttpServletRequest request) {
        ServletRequestView view = new ServletRequestView(request);
        Authentication authentication = application.authentication();
        return new AdministrationContext(
                application.keys(),
                CallerRequest.recorded(request),
                view.isSecure() || view.isFromThisMachine(),
                authentication.clock(),
                authentication.random(),
                Services.of(PayloadSeal.class).stream().findFirst(),
                AuditTrail::add);
    }
}

package org.secf.jaspic;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuers;
import org.secf.propagation.PropagatedIdentities;
import org.secf.settings.ConfigurationException;

/** Starts one web application, once, whoever calls first: the CDI extension or the servlet listener. */
final class Deployment {

    private static final System.Logger LOG = System.getLogger("org.secf");
    private static final String STARTED = "org.secf.jaspic.Application";
    private static final String REGISTERED = "org.secf.jaspic.Registered";

    private Deployment() {}

    /** What {@link #start} built; without a start, one that refuses every request. */
    static Authentication authentication(ServletContext context) {
        return started(context).map(Application::authentication).orElseGet(() -> refusing(context));
    }

    /** The one of that id, among those that the application chooses itself. */
    static Authentication qualified(ServletContext context, String id) {
        return started(context)
                .map(application -> application.qualified().get(id))
                .orElseGet(() -> refusing(context));
    }

    /**
     * Builds the mechanisms and, where no annotated definition made CDI keep the Jakarta Security bean, registers the Jakarta Authentication module.
     *
     * @throws ConfigurationException to stop the deployment
     */
    static void start(ServletContext context, SecfExtension.Found found) {
        synchronized (Deployment.class) {
            if (context.getAttribute(STARTED) != null) {
                return;
            }
            try {
                Application application = new ApplicationStart(context, found).start();
                context.setAttribute(STARTED, application);
                context.setAttribute(ProtectedClients.class.getName(), application.clients());
                context.setAttribute(DelegationIssuers.class.getName(), application.issuers());
                context.setAttribute(PropagatedIdentities.class.getName(), application.identities());
                if (!found.hasMechanismBean() && !application.isEmpty()) {
                    register(context, application.authentication());
                }
            } catch (Throwable e) {
                LOG.log(Level.ERROR, "SEC_CF stops the deployment of {0}: {1}", name(context), e);
                if (!found.hasMechanismBean()) {
                    refuseAll(context);
                }
                throw e;
            }
        }
    }

    /** Takes our module out again, once, so that a redeployment finds the place free, and so the files that endpoints hold. */
    static void stop(ServletContext context) {
        started(context).ifPresent(application -> application.endpoints().stop());
        if (context.getAttribute(REGISTERED) != null) {
            context.removeAttribute(REGISTERED);
            AuthConfigFactory.getFactory().removeServerAuthModule(context);
        }
    }

    /** How logs call the application. */
    static String name(ServletContext context) {
        return context.getContextPath().isEmpty() ? "/" : context.getContextPath();
    }

    /** What {@link #start} built, if it did. */
    static Optional<Application> started(ServletContext context) {
        return context.getAttribute(STARTED) instanceof Application application
                ? Optional.of(application)
                : Optional.empty();
    }

    private static Authentication refusing(ServletContext context) {
        return Surroundings.of(context).authentication(NotStarted.everywhere());
    }

    /** Some servers go on after a failure of ours; then nobody is let through. The bean does so by itself. */
    private static void refuseAll(ServletContext context) {
        try {
            register(context, refusing(context));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "The server takes no module that refuses all requests", e);
        }
    }

    private static void register(ServletContext context, Authentication authentication) {
        AuthConfigFactory.getFactory().registerServerAuthModule(new SecfAuthModule(authentication), context);
        context.setAttribute(REGISTERED, true);
    }
}

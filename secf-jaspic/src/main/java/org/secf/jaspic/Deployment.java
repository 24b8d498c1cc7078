package org.secf.jaspic;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.secf.boot.AnnotationSource;
import org.secf.boot.Boot;
import org.secf.boot.Booted;
import org.secf.boot.Definition;
import org.secf.boot.DescriptorSource;
import org.secf.boot.Factories;
import org.secf.boot.PropertySource;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;

/** Starts one web application, once, whoever calls first: the CDI extension or the servlet listener. */
final class Deployment {

    private static final System.Logger LOG = System.getLogger("org.secf");
    private static final String ATTRIBUTE = "org.secf.jaspic.Authentication";
    private static final String STARTED = "org.secf.jaspic.Started";
    private static final String REGISTERED = "org.secf.jaspic.Registered";
    private static final String DESCRIPTOR = "/WEB-INF/secf.xml";
    private static final int ONCE_KEYS = 1_000_000;
    private static final int LOGINS_IN_FLIGHT = 100_000;

    private Deployment() {}

    /** What {@link #start} built; without a start, one that refuses every request. */
    static Authentication authentication(ServletContext context) {
        return context.getAttribute(ATTRIBUTE) instanceof Authentication started
                ? started
                : authentication(new NotStarted());
    }

    /**
     * Builds the mechanism and, where no annotated definition made CDI keep the Jakarta Security bean, registers the Jakarta Authentication module.
     *
     * @param annotated what the CDI extension found
     * @throws ConfigurationException to stop the deployment
     */
    static void start(ServletContext context, List<Definition> annotated) {
        synchronized (Deployment.class) {
            if (context.getAttribute(STARTED) != null) {
                return;
            }
            try {
                build(context, annotated);
                context.setAttribute(STARTED, true);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.ERROR, "SEC_CF stops the deployment of {0}: {1}", context.getContextPath(), e);
                if (annotated.isEmpty()) {
                    refuseAll(context);
                }
                throw e;
            }
        }
    }

    /** Some servers go on after a failure of ours; then nobody is let through. The bean does so by itself. */
    private static void refuseAll(ServletContext context) {
        try {
            register(context, authentication(new NotStarted()));
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "The server takes no module that refuses all requests", e);
        }
    }

    private static void register(ServletContext context, Authentication authentication) {
        AuthConfigFactory.getFactory().registerServerAuthModule(new SecfAuthModule(authentication), context);
        context.setAttribute(REGISTERED, true);
    }

    /** Takes our module out again, once, so that a redeployment finds the place free. */
    static void stop(ServletContext context) {
        if (context.getAttribute(REGISTERED) != null) {
            context.removeAttribute(REGISTERED);
            AuthConfigFactory.getFactory().removeServerAuthModule(context);
        }
    }

    private static void build(ServletContext context, List<Definition> annotated) {
        Factories factories = Factories.find();
        List<Definition> described = described(context, factories);
        boolean isBean = !annotated.isEmpty();
        List<Definition> written = isBean || factories.all().isEmpty()
                ? annotated
                : new ClassScan(new AnnotationSource(factories), context).definitions();
        new Boot(factories, PropertySource.ofProcess())
                .build(written, described, mechanismContext(context))
                .ifPresentOrElse(booted -> install(context, booted, isBean), () -> warn(context));
    }

    /** Whoever deploys us expects logins; an annotation that nobody finds must not go unseen. */
    private static void warn(ServletContext context) {
        LOG.log(
                Level.WARNING,
                "SEC_CF authenticates nobody in {0}: no class that CDI or WEB-INF/classes shows has a definition annotation,"
                        + " and there is no WEB-INF/secf.xml",
                context.getContextPath());
    }

    private static void install(ServletContext context, Booted booted, boolean isBean) {
        Authentication authentication = authentication(booted.mechanism());
        context.setAttribute(ATTRIBUTE, authentication);
        if (!isBean) {
            register(context, authentication);
        }
        LOG.log(
                Level.INFO,
                "SEC_CF authenticates {0} by {1} through {2}, defined by {3}",
                context.getContextPath().isEmpty() ? "/" : context.getContextPath(),
                booted.mechanism().name(),
                isBean ? "Jakarta Security" : "Jakarta Authentication",
                booted.origin());
        LOG.log(Level.DEBUG, () -> "Effective settings:\n" + booted.settings());
    }

    private static List<Definition> described(ServletContext context, Factories factories) {
        try (InputStream in = context.getResourceAsStream(DESCRIPTOR)) {
            return in == null ? List.of() : new DescriptorSource(factories).definitions(in, DESCRIPTOR.substring(1));
        } catch (IOException e) {
            throw new ConfigurationException(DESCRIPTOR + " cannot be closed: " + e.getMessage(), e);
        }
    }

    private static Authentication authentication(Mechanism mechanism) {
        Clock clock = Clock.systemUTC();
        return new Authentication(
                mechanism,
                new Sessions(mechanism.name(), clock),
                new AuditTrail(CdiBridge.events()),
                clock,
                new SecureRandom());
    }

    private static MechanismContext mechanismContext(ServletContext context) {
        Clock clock = Clock.systemUTC();
        return new MechanismContext(
                clock,
                new SecureRandom(),
                new MemoryOnceStore(clock, ONCE_KEYS),
                new MemoryPendingRequests(clock, LOGINS_IN_FLIGHT),
                new Resources(
                        Thread.currentThread().getContextClassLoader(),
                        path -> Optional.ofNullable(context.getResourceAsStream(path))));
    }
}

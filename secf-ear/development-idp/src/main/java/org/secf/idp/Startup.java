package org.secf.idp;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;

/** Reads the home directory and publishes the addresses. */
@WebListener
public final class Startup implements ServletContextListener {

    private static final Logger LOG = System.getLogger("org.secf.idp");

    @Override
    public void contextInitialized(ServletContextEvent event) {
        String home = System.getProperty(DevelopmentIdentityProvider.HOME_PROPERTY);
        if (home == null) {
            throw new IllegalStateException("the development identity provider needs the system property "
                    + DevelopmentIdentityProvider.HOME_PROPERTY
                    + " with the directory that DevelopmentIdentityProvider.prepare made");
        }
        try {
            publish(event.getServletContext(), DevelopmentIdentityProvider.load(Path.of(home)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "cannot read " + home + ", which DevelopmentIdentityProvider.prepare makes: " + e, e);
        }
    }

    private static void publish(ServletContext context, Identity identity) {
        Clock clock = Clock.systemUTC();
        LoginResponse writer = new LoginResponse(identity, clock, new SecureRandom());
        context.addFilter("loopback", new LoopbackFilter())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        context.addServlet("metadata", new MetadataServlet(identity, clock)).addMapping("/metadata");
        context.addServlet("sso", new SingleSignOnServlet()).addMapping("/sso");
        context.addServlet("login", new LoginServlet(writer, new ResponseSigner(identity)))
                .addMapping("/login");
        LOG.log(
                Logger.Level.WARNING,
                "Development identity provider at {0}: not for production, its passwords are public",
                identity.baseUrl());
    }
}

package org.secf.idp;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.secf.testkit.idp.DevelopmentIdentityProvider;
import org.secf.testkit.idp.UserSource;

/** Reads the home directory and publishes the identity provider. */
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
            publish(
                    event.getServletContext(),
                    DevelopmentIdentityProvider.load(Path.of(home), new KnownCallers(UserSource.wellKnown())));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "cannot read " + home + ", which DevelopmentIdentityProvider.prepare makes: " + e, e);
        }
    }

    private static void publish(ServletContext context, DevelopmentIdentityProvider provider) {
        context.addServlet("identity-provider", new IdentityProviderServlet(provider))
                .addMapping("/*");
        LOG.log(
                Logger.Level.WARNING,
                "Development identity provider at {0}: not for production, its passwords are public",
                provider.baseUrl());
    }
}

package org.secf.jaspic;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Starts an application when its server neither fires CDI's event nor calls {@link SecfInitializer}: name it in {@code web.xml} where our jars lie in an
 * EAR's {@code lib}. Harmless when something else started it already.
 */
public final class SecfListener implements ServletContextListener {

    /** For the container. */
    public SecfListener() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Deployment.start(event.getServletContext(), CdiBridge.found());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Deployment.stop(event.getServletContext());
    }
}

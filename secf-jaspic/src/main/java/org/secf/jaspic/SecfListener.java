package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.lang.System.Logger.Level;

/**
 * Starts an application when its server neither fires CDI's event nor calls {@link SecfInitializer}: name it in {@code web.xml} where our jars lie in an
 * EAR's {@code lib}. Harmless when something else started it already. It also ends what is kept of requests that never came to our filter, because the
 * container refused them after they were inspected.
 */
public final class SecfListener implements ServletContextListener, ServletRequestListener {

    private static final System.Logger LOG = System.getLogger("org.secf");

    /** For the container. */
    public SecfListener() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        addFilter(event.getServletContext());
        Deployment.start(event.getServletContext(), CdiBridge.found());
    }

    /** Only a listener that the application names may; where the initializer added us, it added the filter too. */
    private static void addFilter(ServletContext context) {
        try {
            OwnFilters.addTo(context);
        } catch (UnsupportedOperationException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "The filter is not added by the listener", e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Deployment.stop(event.getServletContext());
    }

    /** Where another thread still answers, {@link EndOfRequest} hears of the end. */
    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        ServletRequest request = event.getServletRequest();
        if (!request.isAsyncStarted()) {
            MessageState.find(request)
                    .filter(state -> state.isOf(event.getServletContext()))
                    .ifPresent(MessageState::end);
        }
    }
}

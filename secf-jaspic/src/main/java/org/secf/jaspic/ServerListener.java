package org.secf.jaspic;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.jspecify.annotations.Nullable;

/**
 * The drop-in: protects other applications of the same server, which need not know of us. Named in the {@code web.xml} of the drop-in's own WAR and
 * nowhere else.
 */
public final class ServerListener implements ServletContextListener {

    private @Nullable ServerWide protection;

    /** For the container. */
    public ServerListener() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        protection = ServerWide.start(event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (protection != null) {
            protection.close();
        }
    }
}

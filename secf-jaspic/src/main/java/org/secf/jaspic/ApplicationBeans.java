package org.secf.jaspic;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger.Level;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The application's own view of its beans. {@code CDI.current()} answers for the archive that our class lies in, and from an EAR's {@code lib} the beans of
 * a WAR are not to be seen (CDI §5.1); the component's naming context answers for the WAR.
 */
final class ApplicationBeans {

    private static final System.Logger LOG = System.getLogger("org.secf");
    private static final String NAME = "java:comp/BeanManager";

    private ApplicationBeans() {}

    /**
     * For the application that the calling thread works for.
     *
     * @throws IllegalStateException without CDI
     */
    @SuppressWarnings("BanJNDI") // the name is a constant of the platform
    static BeanManager current() {
        BeanManager byArchive = CDI.current().getBeanManager();
        try {
            return InitialContext.doLookup(NAME) instanceof BeanManager byComponent && seesUs(byComponent)
                    ? byComponent
                    : byArchive;
        } catch (NamingException e) {
            LOG.log(Level.DEBUG, "No bean manager in the naming context; the archive's own is taken", e);
            return byArchive;
        }
    }

    /** A WAR without beans of its own may see none of ours either. */
    private static boolean seesUs(BeanManager beans) {
        return !beans.getBeans(RequestOnThread.class).isEmpty();
    }
}

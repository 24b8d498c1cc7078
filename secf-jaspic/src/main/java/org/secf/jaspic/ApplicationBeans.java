package org.secf.jaspic;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger.Level;
import java.util.Optional;
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
    static BeanManager current() {
        BeanManager byArchive = CDI.current().getBeanManager();
        return ofComponent().filter(beans -> sees(beans, RequestOnThread.class)).orElse(byArchive);
    }

    /** Whether the server, too, will find our Jakarta Security bean when it asks on behalf of this WAR; without an answer we believe so. */
    static boolean areSeenByServer() {
        return ofComponent().map(beans -> sees(beans, SecfAuthMechanism.class)).orElse(true);
    }

    /** A WAR that is no bean archive may see no beans of its EAR's {@code lib}. */
    private static boolean sees(BeanManager beans, Class<?> type) {
        return !beans.getBeans(type).isEmpty();
    }

    @SuppressWarnings("BanJNDI") // the name is a constant of the platform
    private static Optional<BeanManager> ofComponent() {
        try {
            return InitialContext.doLookup(NAME) instanceof BeanManager beans ? Optional.of(beans) : Optional.empty();
        } catch (NamingException e) {
            LOG.log(Level.DEBUG, "No bean manager in the naming context; the archive's own is taken", e);
            return Optional.empty();
        }
    }
}

package org.secf.jaspic;

import jakarta.enterprise.concurrent.ManageableThread;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Where the container puts the caller on the thread for each task: in its executors' threads and in calls of session beans. */
final class TendedThread {

    private static final String CALL_OF_BEAN = "java:comp/EJBContext";

    private TendedThread() {}

    /** The thread at hand. */
    static boolean isCurrent() {
        try {
            return Thread.currentThread() instanceof ManageableThread || isInBean();
        } catch (LinkageError e) {
            return false; // a server without them
        }
    }

    /** Enterprise Beans §10.3.4: there is none outside of a call. */
    @SuppressWarnings("BanJNDI") // the name is a constant of the platform
    private static boolean isInBean() {
        try {
            return InitialContext.doLookup(CALL_OF_BEAN) != null;
        } catch (NamingException | RuntimeException e) {
            return false;
        }
    }
}

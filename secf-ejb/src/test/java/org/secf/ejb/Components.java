package org.secf.ejb;

import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Path;

/** An enabler's components, each as CDI sees them. */
final class Components {

    private Components() {}

    @Dependent
    @Stateless
    @RequiredAuthenticationContext(maxAge = "5m")
    static class Ledger {
        String anyContext() {
            return "done";
        }

        @RequiredAuthenticationContext(ThreadCallers.TOKEN)
        String tokenOfAnyAge() {
            return "done";
        }
    }

    @Dependent
    @Path("/ledger")
    static class LedgerResource {
        @RequiredAuthenticationContext(ThreadCallers.TOKEN)
        String book() {
            return "done";
        }
    }

    @Dependent
    static class PlainBean {
        @RequiredAuthenticationContext
        String call() {
            return "done";
        }
    }

    /** Its maximum age lacks the unit. */
    @ApplicationScoped
    static class Misspelt {
        @RequiredAuthenticationContext(maxAge = "30")
        String call() {
            return "never";
        }
    }
}

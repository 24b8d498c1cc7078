package org.secf.administration;

import java.util.Optional;

/** Where the stores of the application and the caller of the request at hand are found; a container adapter offers it. */
@FunctionalInterface
public interface AdministrationSource {

    /** For this request; empty outside a request, and in an application that did not start. */
    Optional<AdministrationContext> current();
}

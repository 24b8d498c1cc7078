package org.secf.saml;

import org.secf.saml.model.ServiceProvider;

/** We, with the keys of the moment: those of a key set change while the application runs. */
@FunctionalInterface
interface OurKeys {

    ServiceProvider now();
}

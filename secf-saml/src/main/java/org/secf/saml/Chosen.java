package org.secf.saml;

import org.secf.saml.model.IdentityProvider;

/**
 * Whom a login is with.
 *
 * @param setup the part that decides what is asked of it
 */
record Chosen(SamlSetup setup, IdentityProvider provider) {

    String entityId() {
        return provider.entityId();
    }
}

package org.secf.saml.model;

import java.util.Collection;
import java.util.Optional;

/** Identity providers as their metadata of the moment describes them; with each request they may be others. */
public interface IdentityProviders {

    /** The one of that name, character by character. */
    Optional<IdentityProvider> find(String entityId);

    /** All of them, in the order of their metadata. */
    Collection<IdentityProvider> all();
}

package org.secf.saml.model;

/** How the same name at two identity providers becomes two callers here. */
public enum CallerNaming {
    /** The provider's entity id, an exclamation mark, and the name: {@code https://idp.example.org/saml!alice}. */
    QUALIFIED,
    /** The prefix that is configured for the provider, and the name: {@code staff:alice}. */
    PREFIXED,
    /** Dangerous: it does not; a provider can name the users of every other. */
    SHARED
}

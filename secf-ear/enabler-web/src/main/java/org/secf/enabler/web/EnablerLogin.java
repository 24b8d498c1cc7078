package org.secf.enabler.web;

import org.secf.saml.SamlAuthenticationMechanismDefinition;

/**
 * The one annotation. Its values are for development on one machine; properties {@code secf.saml.…} replace them elsewhere, and give what is missing
 * here: the identity provider's metadata and the signing key. It may stand on any class of the application; this one loads on a servlet container
 * without JAX-RS, too.
 */
@SamlAuthenticationMechanismDefinition(baseUrl = "http://localhost:8080/enabler")
public final class EnablerLogin {

    private EnablerLogin() {}
}

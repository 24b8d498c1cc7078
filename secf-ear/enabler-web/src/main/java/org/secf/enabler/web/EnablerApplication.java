package org.secf.enabler.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.secf.saml.SamlAuthenticationMechanismDefinition;

/**
 * The one annotation. Its values are for development on one machine; properties {@code secf.saml.…} replace them elsewhere, and give what is missing
 * here: the identity provider's metadata and the signing key.
 */
@ApplicationPath("/api")
@SamlAuthenticationMechanismDefinition(baseUrl = "http://localhost:8080/enabler")
public class EnablerApplication extends Application {}

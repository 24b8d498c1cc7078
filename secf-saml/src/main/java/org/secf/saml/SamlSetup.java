package org.secf.saml;

import java.time.Duration;
import org.secf.http.PublicUrl;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.model.Binding;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.response.CallerMapping;

/**
 * Everything that configuration decides, read and checked.
 *
 * @param base where the application is reached
 * @param consumerPath below the base, where responses come in
 * @param metadataPath below the base, where our metadata is
 * @param keys say who we are, with the keys of the moment
 * @param destination where the identity provider takes requests
 */
record SamlSetup(
        PublicUrl base,
        String consumerPath,
        String metadataPath,
        OurKeys keys,
        IdentityProvider identityProvider,
        Binding requestBinding,
        String destination,
        AuthnRequest.Wish wish,
        ResponsePolicy policy,
        CallerMapping callers,
        Duration loginTimeout,
        Duration sessionLifetime) {}

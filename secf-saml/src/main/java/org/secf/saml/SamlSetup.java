package org.secf.saml;

import java.time.Duration;
import org.secf.http.PublicUrl;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.model.Binding;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.Publication;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.provider.FollowedProvider;
import org.secf.saml.response.CallerMapping;

/**
 * Everything that configuration decides, read and checked.
 *
 * @param base where the application is reached
 * @param consumerPath below the base, where responses come in
 * @param metadataPath below the base, where our metadata is
 * @param keys say who we are, with the keys of the moment
 * @param provider says what is known of the identity provider at the moment
 * @param published what our metadata says for people
 * @param bindings how responses come in
 */
record SamlSetup(
        PublicUrl base,
        String consumerPath,
        String metadataPath,
        OurKeys keys,
        FollowedProvider provider,
        Binding requestBinding,
        AuthnRequest.Wish wish,
        ResponsePolicy policy,
        CallerMapping callers,
        Duration loginTimeout,
        Duration sessionLifetime,
        Publication published,
        BindingSetup bindings) {

    /** As it is known now. */
    IdentityProvider identityProvider() {
        return provider.now();
    }
}

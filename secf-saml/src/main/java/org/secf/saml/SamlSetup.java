package org.secf.saml;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.http.PathPattern;
import org.secf.http.PublicUrl;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.model.Binding;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.Publication;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.provider.FollowedProviders;
import org.secf.saml.response.AttributeRules;
import org.secf.saml.response.CallerMapping;

/**
 * Everything that configuration decides of one part, read and checked; a mechanism without parts is one by itself.
 *
 * @param part what tells it from others
 * @param base where the application is reached
 * @param consumerPath below the base, where responses come in
 * @param metadataPath below the base, where our metadata is
 * @param keys say who we are, with the keys of the moment
 * @param providers say what is known of the identity providers at the moment
 * @param published what our metadata says for people
 * @param attributes what is asked of attributes
 * @param detours what becomes of a login beside the standard's way
 * @param bindings how responses come in
 */
record SamlSetup(
        Part part,
        PublicUrl base,
        String consumerPath,
        String metadataPath,
        OurKeys keys,
        FollowedProviders providers,
        Binding requestBinding,
        AuthnRequest.Wish wish,
        ResponsePolicy policy,
        CallerMapping callers,
        Duration loginTimeout,
        Duration sessionLifetime,
        Publication published,
        AttributeRules attributes,
        Detours detours,
        BindingSetup bindings) {

    /**
     * What tells a part from others.
     *
     * @param name empty for the only one
     * @param paths where its identity providers are the only ones; empty where no part says otherwise
     * @param displayNames language to what people call its identity provider
     * @param isAlone whether there is one identity provider, and no other whose users it could name
     */
    record Part(
            String name,
            List<PathPattern> paths,
            Map<String, String> displayNames,
            CallerNames callerNames,
            boolean isAlone) {}

    String name() {
        return part.name();
    }

    /** One of its identity providers, as it is known now. */
    Optional<Chosen> find(String entityId) {
        return providers.find(entityId).map(this::choose);
    }

    /** Its identity provider, as it is known now; empty where it may have several. */
    Optional<Chosen> only() {
        return providers.only().map(this::choose);
    }

    Chosen choose(IdentityProvider provider) {
        return new Chosen(this, provider);
    }
}

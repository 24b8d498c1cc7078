package org.secf.saml.delegation;

import java.security.PublicKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.keys.Thumbprint;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.TokenIssuer;
import org.secf.saml.provider.FollowedProviders;

/** Everybody whose assertions are believed, by entity id, with the keys of the moment. */
final class TrustedIssuers {

    private final Map<String, Followed> byEntityId;

    /** One of them. */
    record Followed(FollowedProviders provider, boolean isEnabler) {

        IdentityProvider entity() {
            return provider.only().orElseThrow();
        }

        TokenIssuer now() {
            return new TokenIssuer(entity(), isEnabler);
        }
    }

    TrustedIssuers(Map<String, Followed> byEntityId) {
        this.byEntityId = Collections.unmodifiableMap(new LinkedHashMap<>(byEntityId));
    }

    Optional<TokenIssuer> find(String entityId) {
        return Optional.ofNullable(byEntityId.get(entityId)).map(Followed::now);
    }

    /** The same after a signature by no known key, if it has others by now. */
    Optional<TokenIssuer> afterUnknownKey(TokenIssuer judgedBy) {
        IdentityProvider entity = judgedBy.entity();
        return Optional.ofNullable(byEntityId.get(entity.entityId()))
                .flatMap(followed -> followed.provider().afterUnknownKey(entity))
                .map(newer -> new TokenIssuer(newer, judgedBy.isEnabler()));
    }

    /** The enablers that publish a key, in the order of configuration; more than one where one publishes another's ({@link EnablerKeys}). */
    List<String> enablers(String thumbprint) {
        return byEntityId.values().stream()
                .filter(Followed::isEnabler)
                .map(Followed::entity)
                .filter(entity -> has(entity, thumbprint))
                .map(IdentityProvider::entityId)
                .toList();
    }

    private static boolean has(IdentityProvider entity, String thumbprint) {
        for (PublicKey key : entity.signingKeys()) {
            if (Thumbprint.of(key).equals(thumbprint)) {
                return true;
            }
        }
        return false;
    }
}

package org.secf.webauthn.credentials;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.webauthn.credentials.WebAuthnCredentials.Addition;

/** Credentials by their ids, within bounds. For one thread at a time. */
final class CredentialTable {

    private final Bounds bounds;
    private final Map<String, WebAuthnCredential> byId;

    private CredentialTable(Bounds bounds, Map<String, WebAuthnCredential> byId) {
        this.bounds = bounds;
        this.byId = byId;
    }

    static CredentialTable empty(Bounds bounds) {
        return new CredentialTable(bounds, new LinkedHashMap<>());
    }

    CredentialTable copy() {
        return new CredentialTable(bounds, new LinkedHashMap<>(byId));
    }

    Optional<WebAuthnCredential> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<WebAuthnCredential> ofUser(String user) {
        return byId.values().stream()
                .filter(credential -> credential.user().equals(user))
                .toList();
    }

    Collection<WebAuthnCredential> all() {
        return byId.values();
    }

    Addition add(WebAuthnCredential credential) {
        if (byId.containsKey(credential.id())) {
            return Addition.KNOWN;
        }
        if (byId.size() >= bounds.most() || ofUser(credential.user()).size() >= bounds.mostOfUser()) {
            return Addition.FULL;
        }
        byId.put(credential.id(), credential);
        return Addition.ADDED;
    }

    boolean update(WebAuthnCredential before, WebAuthnCredential after) {
        return before.id().equals(after.id()) && byId.replace(before.id(), before, after);
    }
}

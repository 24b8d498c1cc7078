package org.secf.webauthn.credentials;

import java.util.List;
import java.util.Optional;

/** Credentials in this process's memory: for tests and demonstrations, since with the process everybody's authenticators are forgotten. */
public final class MemoryCredentials implements WebAuthnCredentials {

    private final CredentialTable table;

    /** None yet. */
    public MemoryCredentials(Bounds bounds) {
        this.table = CredentialTable.empty(bounds);
    }

    @Override
    public synchronized Optional<WebAuthnCredential> find(String id) {
        return table.find(id);
    }

    @Override
    public synchronized List<WebAuthnCredential> ofUser(String user) {
        return table.ofUser(user);
    }

    @Override
    public synchronized Addition add(WebAuthnCredential credential) {
        return table.add(credential);
    }

    @Override
    public synchronized boolean update(WebAuthnCredential before, WebAuthnCredential after) {
        return table.update(before, after);
    }
}

package org.secf.digest;

import java.util.Optional;

/** A store that gives the same secret for every name. */
record OneUser(DigestSecret secret) implements DigestSecrets {

    @Override
    public Optional<DigestSecret> find(String name, String realm, DigestAlgorithm algorithm) {
        return Optional.of(new DigestSecret(secret.name(), secret.hash(), secret.groups()));
    }

    @Override
    public Optional<DigestSecret> findHashed(String hashedName, String realm, DigestAlgorithm algorithm) {
        return find(hashedName, realm, algorithm);
    }
}

package org.secf.gba.naf;

import java.util.Optional;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestSecret;
import org.secf.digest.DigestSecrets;

/** What a verifier has before a request says whom to ask. */
enum NobodysSecrets implements DigestSecrets {
    INSTANCE;

    @Override
    public Optional<DigestSecret> find(String name, String realm, DigestAlgorithm algorithm) {
        return Optional.empty();
    }

    @Override
    public Optional<DigestSecret> findHashed(String hashedName, String realm, DigestAlgorithm algorithm) {
        return Optional.empty();
    }
}

package org.secf.signature;

import java.util.Map;
import java.util.Optional;

/** Who knows whose key is whose, for one purpose: a key that is not for it is not found. What goes wrong is thrown and refuses the signature. */
@FunctionalInterface
public interface SignatureKeys {

    /** The key of that name, if its owner's signatures are believed now. */
    Optional<VerificationKey> find(String keyId);

    /** Always the same keys, by name. */
    static SignatureKeys of(Map<String, VerificationKey> keys) {
        Map<String, VerificationKey> fixed = Map.copyOf(keys);
        return keyId -> Optional.ofNullable(fixed.get(keyId));
    }
}

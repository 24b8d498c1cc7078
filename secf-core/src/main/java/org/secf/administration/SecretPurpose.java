package org.secf.administration;

import java.util.Map;
import java.util.Optional;
import org.secf.keys.SealHeader;

/**
 * What a sealed secret is for. It is for one version only, so that one which was recorded is of no use after any change, its own included.
 *
 * @param store the name of its definition
 * @param version the one that the secret changes
 */
record SecretPurpose(String store, String alias, long version) {

    private static final String TYPE = "secf-secret";

    SealHeader header() {
        return new SealHeader(
                TYPE, Optional.empty(), Map.of("store", store, "alias", alias, "version", Long.toString(version)));
    }
}

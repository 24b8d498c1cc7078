package org.secf.keys.store;

import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;

/**
 * What a store says of one of its keys.
 *
 * @param alias where it stands
 * @param set the key set that it belongs to
 * @param use what it does there
 * @param life when it does
 */
public record KeyRecord(String alias, String set, KeyUse use, KeyLife life) {

    KeyRecord with(KeyLife other) {
        return new KeyRecord(alias, set, use, other);
    }

    boolean isOf(String name, KeyUse wanted) {
        return set.equals(name) && use == wanted;
    }
}

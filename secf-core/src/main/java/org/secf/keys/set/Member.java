package org.secf.keys.set;

import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;

/**
 * One of our key pairs in a key set.
 *
 * @param id how messages and published key sets call it; the same on every node, because it is made from the key itself
 * @param use what it does
 * @param life when
 * @param key the pair
 */
public record Member(String id, KeyUse use, KeyLife life, OwnKey key) {

    /** With the id that its public half has. */
    public static Member of(KeyUse use, KeyLife life, OwnKey key) {
        return new Member(Thumbprint.of(key.publicKey()), use, life, key);
    }
}

package org.secf.gba.bootstrapping;

import java.time.Instant;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.TransactionId;

/**
 * What the network remembers of one bootstrapping.
 *
 * @param subscriber IMPI
 * @param key Ks; whoever keeps this closes it
 * @param created when it was done
 * @param expires when the key is over
 */
public record Bootstrapping(
        TransactionId transaction, String subscriber, BootstrappedKey key, Instant created, Instant expires)
        implements AutoCloseable {

    /** What the device may call itself next time. */
    public String temporaryIdentity() {
        return key.temporaryIdentity(transaction.server());
    }

    /** The same for somebody else, who closes it. */
    public Bootstrapping copy() {
        return new Bootstrapping(transaction, subscriber, key.copy(), created, expires);
    }

    /** Wipes the key. */
    @Override
    public void close() {
        key.close();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return subscriber + " until " + expires;
    }
}

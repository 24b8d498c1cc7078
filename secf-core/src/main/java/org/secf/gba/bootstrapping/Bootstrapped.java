package org.secf.gba.bootstrapping;

import java.time.Instant;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.TransactionId;

/**
 * What a device has after bootstrapping.
 *
 * @param key Ks; whoever keeps this closes it
 * @param expires from this instant on it is over
 */
public record Bootstrapped(TransactionId transaction, BootstrappedKey key, Instant expires) implements AutoCloseable {

    /** The same for somebody else, who closes it. */
    public Bootstrapped copy() {
        return new Bootstrapped(transaction, key.copy(), expires);
    }

    /** Wipes the key. */
    @Override
    public void close() {
        key.close();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return transaction + " until " + expires;
    }
}

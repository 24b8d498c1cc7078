package org.secf.keys.store;

import java.security.Provider;
import java.util.Optional;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * How a store becomes octets. Found through {@link java.util.ServiceLoader}. Files, versions, locks and backups are not its business.
 */
public interface StoreFormat {

    /** The word in settings and on the command line: {@code pkcs12}. */
    String name();

    /**
     * Reads a store. Leaves out entries of kinds that {@link StoreEntry} has no word for.
     *
     * @param octets the whole file
     * @return rejected with {@link StoreReason#STORE_NOT_OPENED} for another master secret or a change that was made without it
     */
    Verdict<StoreContents> read(byte[] octets, Secret master);

    /**
     * Writes a store. The result is encrypted and authenticated by the master secret. Entries of {@code before} that reading leaves out, because {@link
     * StoreEntry} has no word for their kind, go over as they are, or nothing is written.
     *
     * @param before what the file holds now, of which {@code contents} are a change; empty for a new file
     */
    Verdict<byte[]> write(StoreContents contents, Secret master, Optional<OpenedStore> before);

    /** The fewest octets of a master secret that cannot be guessed from the file. */
    default int leastMaster() {
        return 16;
    }

    /** The token where keys of such a store are made and stay; log in by reading the store first. Empty where they are kept in the file. */
    default Optional<Provider> token() {
        return Optional.empty();
    }

    /** The file holds {@code after} now: what was kept outside of it for {@code before} alone can go. What cannot be removed stays, unused. */
    default void settle(StoreContents before, StoreContents after, Secret master) {}
}

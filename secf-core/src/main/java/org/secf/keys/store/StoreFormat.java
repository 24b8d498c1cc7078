package org.secf.keys.store;

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
}

package org.secf.keys.store;

import java.security.GeneralSecurityException;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyPairProof;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.verdict.Verdict;

/** Which entries may become keys of a set. */
final class KeyEntries {

    private KeyEntries() {}

    /** The entry, if it can do what the record says. */
    static Verdict<StoreEntry> check(KeyRecord key, StoreEntry entry) {
        return ofKind(key, entry)
                .then(found -> !(found instanceof StoreEntry.KeyEntry own) || isPair(own.key())
                        ? Verdict.accepted(found)
                        : Verdict.rejected(
                                StoreReason.KEY_PAIR_MISMATCH,
                                "the private key of the first certificate",
                                "another one with " + own.key().certificate().getSubjectX500Principal()));
    }

    /** The entry, if it is a key pair, or for a key that is believed a certificate. */
    static Verdict<StoreEntry> ofKind(KeyRecord key, StoreEntry entry) {
        boolean isOfKind = key.use() == KeyUse.TRUST
                ? entry instanceof StoreEntry.TrustEntry
                : entry instanceof StoreEntry.KeyEntry;
        return isOfKind
                ? Verdict.accepted(entry)
                : StoreContents.wrongKind(
                        key.alias(),
                        key.use() == KeyUse.TRUST
                                ? "a certificate"
                                : "a key pair for " + key.use().word(),
                        entry);
    }

    /** Not known of keys that sign nothing, so they pass. */
    private static boolean isPair(OwnKey key) {
        try {
            return KeyKind.signatureOf(key.publicKey()).isEmpty() || KeyPairProof.holds(key);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

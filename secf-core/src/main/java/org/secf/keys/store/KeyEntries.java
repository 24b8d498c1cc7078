package org.secf.keys.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Optional;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.verdict.Verdict;

/** Which entries may become keys of a set. */
final class KeyEntries {

    private static final byte[] PROBE = "SEC_CF key pair".getBytes(StandardCharsets.US_ASCII);

    private KeyEntries() {}

    /** The entry, if it can do what the record says. */
    static Verdict<StoreEntry> check(KeyRecord key, StoreEntry entry) {
        if (entry instanceof StoreEntry.KeyEntry own && key.use() != KeyUse.TRUST) {
            return isPair(own.key())
                    ? Verdict.accepted(entry)
                    : Verdict.rejected(
                            StoreReason.KEY_PAIR_MISMATCH,
                            "the private key of the first certificate",
                            "another one with " + own.key().certificate().getSubjectX500Principal());
        }
        return entry instanceof StoreEntry.TrustEntry && key.use() == KeyUse.TRUST
                ? Verdict.accepted(entry)
                : StoreContents.wrongKind(
                        key.alias(),
                        key.use() == KeyUse.TRUST
                                ? "a certificate"
                                : "a key pair for " + key.use().word(),
                        entry);
    }

    /** Whether the certificate verifies what the private key signs. Not known of keys that sign nothing, so they pass. */
    private static boolean isPair(OwnKey key) {
        Optional<String> algorithm = KeyKind.signatureOf(key.publicKey());
        try {
            return algorithm.isEmpty() || verifies(key, algorithm.get(), key.sign(algorithm.get(), PROBE));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verifies(OwnKey key, String algorithm, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key.publicKey());
        verifier.update(PROBE);
        return verifier.verify(signature);
    }
}

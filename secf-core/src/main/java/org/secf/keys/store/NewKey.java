package org.secf.keys.store;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyState;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.verdict.Verdict;

/**
 * A key on its way into a key set (KEM-001). Whoever adds one, at a command line or in a server, does it here, so that the same rules hold. The first key
 * of a set for its use is active at once; a further one waits as the next, until a rotation.
 *
 * @param edits by whose authority, and for which version
 * @param alias where it is to stand
 * @param set the key set; named by the same rules as an alias
 * @param now when it is added
 */
public record NewKey(StoreEdits edits, String alias, String set, Instant now) {

    /**
     * Makes a key pair with a certificate of its own.
     *
     * @param use signing or decryption
     * @return rejected with {@link StoreReason#BAD_ALIAS} or {@link StoreReason#KEY_NOT_FOR_USE}
     */
    public Verdict<Change> generated(KeyUse use, SelfSigned maker, X500Principal name) {
        requireOwn(use);
        return named().then(good -> made(maker, name))
                .then(new KeyRules(alias, use, now)::pair)
                .map(pair -> pair("key generate", use, pair));
    }

    /**
     * Takes a key pair that was made elsewhere.
     *
     * @param use signing or decryption
     * @return rejected with {@link StoreReason#BAD_ALIAS}, {@link StoreReason#KEY_NOT_FOR_USE}, {@link StoreReason#KEY_TOO_WEAK},
     *     {@link StoreReason#KEY_PAIR_MISMATCH}, {@link StoreReason#CHAIN_BROKEN} or {@link StoreReason#CERTIFICATE_NOT_VALID}
     */
    public Verdict<Change> imported(KeyUse use, OwnKey pair) {
        requireOwn(use);
        return named().then(good -> new KeyRules(alias, use, now).pair(pair))
                .map(good -> pair("key import", use, good));
    }

    /**
     * Takes a certificate that is to be believed, from now on; a set may believe any number of them.
     *
     * @return rejected with {@link StoreReason#BAD_ALIAS}, {@link StoreReason#KEY_NOT_FOR_USE}, {@link StoreReason#KEY_TOO_WEAK} or
     *     {@link StoreReason#CERTIFICATE_NOT_VALID}
     */
    public Verdict<Change> trusted(X509Certificate certificate) {
        return named().then(good -> new KeyRules(alias, KeyUse.TRUST, now).certificate(certificate))
                .map(good -> added(
                        "key trust",
                        KeyUse.TRUST,
                        new StoreEntry.TrustEntry(good),
                        contents -> KeyLife.waiting().activeFrom(now)));
    }

    private static void requireOwn(KeyUse use) {
        if (use == KeyUse.TRUST) {
            throw new IllegalArgumentException("a key pair is for signing or decryption");
        }
    }

    /** Before a long key is made in vain. */
    private Verdict<String> named() {
        return Alias.check(alias).then(good -> Alias.check(set));
    }

    private Verdict<OwnKey> made(SelfSigned maker, X500Principal name) {
        try {
            return Verdict.accepted(maker.generate(name, now));
        } catch (GeneralSecurityException | ProviderException e) {
            return Verdict.rejected(
                    StoreReason.KEY_NOT_FOR_USE,
                    "a kind of key that the platform or the token makes and signs with",
                    maker.kind().word() + ": " + e);
        }
    }

    private Change pair(String what, KeyUse use, OwnKey pair) {
        return added(what, use, new StoreEntry.KeyEntry(pair), contents -> life(contents, use));
    }

    private KeyLife life(StoreContents contents, KeyUse use) {
        boolean isFollowing = contents.keys().stream()
                .anyMatch(key -> key.isOf(set, use) && key.life().at(now) == KeyState.ACTIVE);
        return isFollowing ? KeyLife.waiting() : KeyLife.waiting().activeFrom(now);
    }

    /** Whether it is the first is known only when the store is open, and locked. */
    private Change added(String what, KeyUse use, StoreEntry entry, Function<StoreContents, KeyLife> life) {
        return new Change(
                edits.who(),
                what,
                alias,
                edits.expected(),
                contents -> edits.addKey(what, new KeyRecord(alias, set, use, life.apply(contents)), entry)
                        .edit()
                        .apply(contents));
    }
}

package org.secf.keys.store;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Function;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyState;
import org.secf.keys.KeyUse;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * The changes there are.
 *
 * @param who by whose authority
 * @param expected the version that they are meant for; empty for whatever version there is
 */
public record StoreEdits(String who, OptionalLong expected) {

    /** A secret that is new or replaces the former one of that alias. The caller closes it after the change. */
    public Change setSecret(String alias, Secret secret) {
        return change(
                "secret set",
                alias,
                contents -> Alias.check(alias).then(name -> {
                    if (secret.size() == 0) {
                        return Verdict.rejected(StoreReason.EMPTY_SECRET, "at least one octet", "none");
                    }
                    StoreEntry before = contents.entries().get(name);
                    return before == null || before instanceof StoreEntry.SecretEntry
                            ? Verdict.accepted(contents.with(name, new StoreEntry.SecretEntry(secret)))
                            : StoreContents.wrongKind(name, "a secret", before);
                }));
    }

    /** Takes a secret out. */
    public Change removeSecret(String alias) {
        return change(
                "secret remove",
                alias,
                contents -> contents.entry(alias)
                        .then(entry -> entry instanceof StoreEntry.SecretEntry
                                ? Verdict.accepted(contents.without(alias))
                                : StoreContents.wrongKind(alias, "a secret", entry)));
    }

    /** A key pair, or a trusted certificate, for a key set. */
    public Change addKey(String what, KeyRecord key, StoreEntry entry) {
        return change(
                what,
                key.alias(),
                contents -> Alias.check(key.alias()).then(alias -> {
                    if (contents.entries().containsKey(alias)) {
                        return Verdict.rejected(StoreReason.ALIAS_TAKEN, "an alias that is free", alias);
                    }
                    return KeyEntries.check(key, entry)
                            .map(fit -> contents.with(alias, fit).with(key));
                }));
    }

    /** The next key becomes the active one at {@code rotation.at()}, and the active one retires. */
    public Change rotate(String set, KeyUse use, Rotation rotation) {
        return change("key rotate", set + " " + use.word(), contents -> rotation.apply(contents, set, use));
    }

    /** A key that is no longer to be used: unpublished and believed no more, now. */
    public Change retire(String alias, Instant now) {
        return change(
                "key retire",
                alias,
                contents -> contents.key(alias)
                        .map(key -> retire(contents, key, now))
                        .orElseGet(() -> notOfASet(alias)));
    }

    /** Takes a retired key out of the store, and out of the token that it lives in. */
    public Change removeKey(String alias, Instant now) {
        return change(
                "key remove",
                alias,
                contents -> contents.key(alias)
                        .map(key -> key.life().at(now) == KeyState.RETIRED
                                ? Verdict.accepted(contents.without(alias))
                                : Verdict.<StoreContents>rejected(
                                        StoreReason.WRONG_KEY_STATE,
                                        "a retired key",
                                        key.life().at(now) + " " + alias))
                        .orElseGet(() -> notOfASet(alias)));
    }

    private static Verdict<StoreContents> notOfASet(String alias) {
        return Verdict.rejected(StoreReason.NO_SUCH_ALIAS, "a key of a key set", alias);
    }

    private static Verdict<StoreContents> retire(StoreContents contents, KeyRecord key, Instant now) {
        return switch (key.life().at(now)) {
            case RETIRED -> Verdict.rejected(StoreReason.WRONG_KEY_STATE, "a key that is not retired", "retired");
            case ACTIVE ->
                key.use() == KeyUse.TRUST || hasOther(contents, key, now)
                        ? Verdict.accepted(ended(contents, key, now))
                        : Verdict.rejected(
                                StoreReason.LAST_ACTIVE_KEY,
                                "a key that another one has followed; rotate first",
                                "the active key " + key.alias());
            case NEXT, RETIRING -> Verdict.accepted(ended(contents, key, now));
        };
    }

    private static boolean hasOther(StoreContents contents, KeyRecord key, Instant now) {
        return contents.keys().stream()
                .anyMatch(other -> !other.equals(key)
                        && other.isOf(key.set(), key.use())
                        && other.life().at(now) == KeyState.ACTIVE);
    }

    private static StoreContents ended(StoreContents contents, KeyRecord key, Instant now) {
        boolean isWaiting = key.life().at(now) == KeyState.NEXT;
        KeyLife ended = isWaiting
                ? KeyLife.waiting().until(now, now)
                : key.life()
                        .until(key.life().retiringFrom().filter(now::isAfter).orElse(now), now);
        return contents.eachKey(other -> {
            if (other.equals(key)) {
                return key.with(ended);
            }
            return isWaiting && isToFollow(key, other) ? other.with(other.life().staying()) : other;
        });
    }

    /** Whether a rotation that is due was to put {@code next} in the place of {@code key}, which must stay then. */
    private static boolean isToFollow(KeyRecord next, KeyRecord key) {
        return key.isOf(next.set(), next.use())
                && next.life().activeFrom().isPresent()
                && next.life().activeFrom().equals(key.life().retiringFrom());
    }

    private Change change(String what, String subject, Function<StoreContents, Verdict<StoreContents>> edit) {
        return new Change(who, what, subject, expected, edit);
    }
}

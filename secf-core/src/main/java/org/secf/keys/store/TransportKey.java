package org.secf.keys.store;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.secf.keys.AgreementProof;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyState;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.verdict.Verdict;

/**
 * The key pair that secrets are encrypted to on their way into a store (SEC-003). It stands in the store itself, is on P-256 and there is one at a time: what
 * is encrypted to it names the version of the store that it is for, so nothing is under way any more once another change was made.
 */
public final class TransportKey {

    /** Its alias, and the name of its key set. {@link Alias#check} gives it to nobody else. */
    public static final String NAME = "secf-transport";

    /** It makes no signature and nobody asks its certificate, which must not end before the store does. */
    private static final Duration LIFETIME = Duration.ofDays(7300);

    private TransportKey() {}

    /**
     * Makes one, or another one in the place of the former.
     *
     * @param token where a store keeps its private keys, if in a token
     * @param now when it is made
     * @return rejected with {@link StoreReason#KEY_NOT_FOR_USE} where a token makes none, or one that cannot agree on keys (CKM_ECDH1_DERIVE)
     */
    public static Change renewed(StoreEdits edits, SecureRandom random, Optional<Provider> token, Instant now) {
        SelfSigned maker = new SelfSigned(KeyKind.P_256, LIFETIME, random, token);
        return new Change(
                edits.who(),
                "transport key",
                NAME,
                edits.expected(),
                contents -> free(contents).then(free -> made(maker, now).map(pair -> with(free, pair, now))));
    }

    /** The one in that store; empty where nobody made one. Also in use where the clock of the node that made it is ahead. */
    public static Optional<OwnKey> in(StoreContents contents, Instant now) {
        return contents.key(NAME)
                .filter(key -> key.isOf(NAME, KeyUse.DECRYPTION) && key.life().at(now) != KeyState.RETIRED)
                .flatMap(key -> contents.ownKey(NAME).fold(Optional::of, rejection -> Optional.empty()));
    }

    private static Verdict<StoreContents> free(StoreContents contents) {
        boolean isOther = contents.entries().containsKey(NAME)
                && contents.key(NAME)
                        .filter(key -> key.isOf(NAME, KeyUse.DECRYPTION))
                        .isEmpty();
        return isOther
                ? Verdict.rejected(
                        StoreReason.ALIAS_TAKEN,
                        "nothing of another tool at the alias " + NAME + "; move it to another alias",
                        NAME)
                : Verdict.accepted(contents.without(NAME));
    }

    private static StoreContents with(StoreContents contents, OwnKey pair, Instant now) {
        KeyLife life = KeyLife.waiting().activeFrom(now.truncatedTo(ChronoUnit.MILLIS));
        return contents.with(NAME, new StoreEntry.KeyEntry(pair))
                .with(new KeyRecord(NAME, NAME, KeyUse.DECRYPTION, life));
    }

    private static Verdict<OwnKey> made(SelfSigned maker, Instant now) {
        try {
            OwnKey pair = maker.generate(new X500Principal("CN=" + NAME), now);
            return AgreementProof.holds(pair, maker.random()) ? Verdict.accepted(pair) : unable("another agreement");
        } catch (GeneralSecurityException | ProviderException e) {
            return unable(e.toString());
        }
    }

    /** Said when the key is made, because afterwards nothing that is sealed to it could be opened. */
    private static Verdict<OwnKey> unable(String received) {
        return Verdict.rejected(
                StoreReason.KEY_NOT_FOR_USE,
                "a platform or token that makes keys on P-256 and agrees on keys with them (CKM_ECDH1_DERIVE, with a result that can be read)",
                received);
    }
}

package org.secf.keys.set;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.secf.keys.KeyState;
import org.secf.keys.KeyStrength;
import org.secf.keys.KeyUse;
import org.secf.keys.store.KeyRecord;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreReason;
import org.secf.verdict.Verdict;

/** Whether a key of a set may be used at all. Retired ones need not be fit: they are not used. */
public final class Fitness {

    private Fitness() {}

    /** The entry, if it may be used for what {@code key} says of it; else rejected with a {@link StoreReason} that names its alias. */
    public static Verdict<StoreEntry> of(StoreEntry entry, KeyRecord key, Instant now) {
        if (key.life().at(now) == KeyState.RETIRED) {
            return Verdict.accepted(entry);
        }
        if (key.use() == KeyUse.TRUST && entry instanceof StoreEntry.TrustEntry anchor) {
            return valid(anchor.certificate(), key, now).map(valid -> entry);
        }
        if (key.use() != KeyUse.TRUST && entry instanceof StoreEntry.KeyEntry own) {
            X509Certificate certificate = own.key().certificate();
            return strong(certificate, key)
                    .then(strong -> valid(certificate, key, now))
                    .map(valid -> entry);
        }
        return Verdict.rejected(
                StoreReason.WRONG_KIND,
                key.use() == KeyUse.TRUST ? "a certificate" : "a key pair",
                entry.word() + " " + key.alias());
    }

    private static Verdict<X509Certificate> strong(X509Certificate certificate, KeyRecord key) {
        return KeyStrength.isEnoughOfAnyKind(certificate.getPublicKey())
                ? Verdict.accepted(certificate)
                : Verdict.rejected(
                        StoreReason.KEY_TOO_WEAK,
                        KeyStrength.EXPECTED,
                        "the key " + key.alias() + " of kind "
                                + certificate.getPublicKey().getAlgorithm());
    }

    private static Verdict<X509Certificate> valid(X509Certificate certificate, KeyRecord key, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        // One that retires signs nothing any more, and what it opens needs no certificate.
        boolean isLeaving = key.life().at(now) == KeyState.RETIRING;
        return isLeaving || !(now.isBefore(from) || now.isAfter(to))
                ? Verdict.accepted(certificate)
                : Verdict.rejected(
                        StoreReason.CERTIFICATE_NOT_VALID,
                        "a certificate that is valid at " + now
                                + "; generate or import a new one, rotate, and retire this one",
                        key.alias() + ", valid from " + from + " to " + to);
    }
}

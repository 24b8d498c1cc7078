package org.secf.keys.store;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyPairProof;
import org.secf.keys.KeyState;
import org.secf.keys.KeyStrength;
import org.secf.keys.KeyText;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * What a key of a set must be: when it is put there, and as long as it is used.
 *
 * @param alias where it stands, for refusals
 * @param use what it does in the set
 * @param now when it is to be valid
 */
public record KeyRules(String alias, KeyUse use, Instant now) {

    /**
     * The entry of a key that is in use, if it may be used for what {@code key} says of it. A retired one need not be fit; of one that retires the
     * certificate may be over, because it signs nothing any more, and what it opens needs no certificate.
     *
     * @return rejected with {@link StoreReason#WRONG_KIND}, {@link StoreReason#KEY_NOT_FOR_USE}, {@link StoreReason#KEY_TOO_WEAK} or
     *     {@link StoreReason#CERTIFICATE_NOT_VALID}, naming the alias
     */
    public static Verdict<StoreEntry> inUse(StoreEntry entry, KeyRecord key, Instant now) {
        KeyState state = key.life().at(now);
        if (state == KeyState.RETIRED) {
            return Verdict.accepted(entry);
        }
        KeyRules rules = new KeyRules(key.alias(), key.use(), now);
        return KeyEntries.ofKind(key, entry)
                .map(found -> found instanceof StoreEntry.KeyEntry own
                        ? own.key().certificate()
                        : ((StoreEntry.TrustEntry) found).certificate())
                .then(certificate -> Check.all(state == KeyState.RETIRING ? rules.lasting() : rules.all(), certificate))
                .map(good -> entry);
    }

    /** A key pair with its certificates, on its way into a set. */
    Verdict<OwnKey> pair(OwnKey pair) {
        return Check.all(lasting(), pair.certificate())
                .then(good -> Check.all(List.of(KeyRules::belongsTogether, key -> isLinked(key.chain())), pair))
                .then(linked -> valid(linked.chain()).map(good -> linked));
    }

    /** A certificate that is to be believed, on its way into a set. */
    Verdict<X509Certificate> certificate(X509Certificate certificate) {
        return Check.all(all(), certificate);
    }

    private List<Check<X509Certificate>> all() {
        List<Check<X509Certificate>> all = new ArrayList<>(lasting());
        all.add(this::isValid);
        return all;
    }

    /** Time changes nothing of these. */
    private List<Check<X509Certificate>> lasting() {
        return List.of(
                certificate -> fits(certificate.getPublicKey()), certificate -> isStrong(certificate.getPublicKey()));
    }

    private Verdict<List<X509Certificate>> valid(List<X509Certificate> chain) {
        return Check.all(
                chain.stream()
                        .<Check<List<X509Certificate>>>map(each -> whole -> isValid(each))
                        .toList(),
                chain);
    }

    private Optional<Rejection> fits(PublicKey key) {
        boolean fits = use == KeyUse.DECRYPTION
                ? key instanceof RSAKey || key instanceof ECKey
                : KeyKind.signatureOf(key).isPresent();
        String expected = use == KeyUse.DECRYPTION ? "RSA or EC" : "RSA, EC or Ed25519";
        return fits
                ? Check.HOLDS
                : Check.refused(StoreReason.KEY_NOT_FOR_USE, expected + " for " + use.word(), found(key));
    }

    private Optional<Rejection> isStrong(PublicKey key) {
        return KeyStrength.isEnoughOfAnyKind(key)
                ? Check.HOLDS
                : Check.refused(StoreReason.KEY_TOO_WEAK, KeyStrength.EXPECTED_OF_ANY_KIND, found(key));
    }

    private String found(PublicKey key) {
        return alias + ": " + KeyText.of(key);
    }

    private static Optional<Rejection> belongsTogether(OwnKey pair) {
        try {
            return KeyPairProof.holds(pair) ? Check.HOLDS : mismatch(pair, "another private key");
        } catch (GeneralSecurityException e) {
            return mismatch(pair, e.getClass().getSimpleName());
        }
    }

    private static Optional<Rejection> mismatch(OwnKey pair, String received) {
        return Check.refused(
                StoreReason.KEY_PAIR_MISMATCH,
                "the private key of the first certificate, "
                        + pair.certificate().getSubjectX500Principal()
                        + "; compare: openssl pkey -in KEY -pubout and openssl x509 -in CERTIFICATE -pubkey -noout",
                received);
    }

    private static Optional<Rejection> isLinked(List<X509Certificate> chain) {
        for (int i = 1; i < chain.size(); i++) {
            if (!isIssued(chain.get(i - 1), chain.get(i))) {
                return Check.refused(
                        StoreReason.CHAIN_BROKEN,
                        "the issuer of " + chain.get(i - 1).getSubjectX500Principal() + " next",
                        chain.get(i).getSubjectX500Principal().toString());
            }
        }
        return Check.HOLDS;
    }

    private static boolean isIssued(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Optional<Rejection> isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(now));
            return Check.HOLDS;
        } catch (CertificateException e) {
            return Check.refused(
                    StoreReason.CERTIFICATE_NOT_VALID,
                    "a certificate that is valid at " + now + "; generate or import another one, and rotate to it",
                    "%s: %s, valid from %s to %s"
                            .formatted(
                                    alias,
                                    certificate.getSubjectX500Principal(),
                                    certificate.getNotBefore().toInstant(),
                                    certificate.getNotAfter().toInstant()));
        }
    }
}

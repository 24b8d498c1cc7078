package org.secf.keys.store;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyPairProof;
import org.secf.keys.KeyStrength;
import org.secf.keys.KeyText;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * What a key must be, so that a key set takes it.
 *
 * @param use what it shall do there
 * @param now when it is to be valid
 */
record KeyRules(KeyUse use, Instant now) {

    /** A key pair with its certificates. */
    Verdict<OwnKey> pair(OwnKey pair) {
        List<Check<OwnKey>> checks = List.of(
                key -> fits(key.publicKey()),
                key -> isStrong(key.publicKey()),
                KeyRules::belongsTogether,
                key -> isLinked(key.chain()),
                key -> isValid(key.chain()));
        return Check.all(checks, pair);
    }

    /** A certificate that is to be believed. */
    Verdict<X509Certificate> certificate(X509Certificate certificate) {
        List<Check<X509Certificate>> checks = List.of(
                trusted -> fits(trusted.getPublicKey()),
                trusted -> isStrong(trusted.getPublicKey()),
                trusted -> isValid(List.of(trusted)));
        return Check.all(checks, certificate);
    }

    private Optional<Rejection> fits(PublicKey key) {
        boolean fits = use == KeyUse.DECRYPTION
                ? key instanceof RSAKey || key instanceof ECKey
                : KeyKind.signatureOf(key).isPresent();
        String expected = use == KeyUse.DECRYPTION ? "RSA or EC" : "RSA, EC or Ed25519";
        return fits
                ? Check.HOLDS
                : Check.refused(StoreReason.KEY_NOT_FOR_USE, expected + " for " + use.word(), KeyText.of(key));
    }

    private static Optional<Rejection> isStrong(PublicKey key) {
        return KeyStrength.isEnoughOfAnyKind(key)
                ? Check.HOLDS
                : Check.refused(StoreReason.KEY_TOO_WEAK, KeyStrength.EXPECTED, KeyText.of(key));
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

    private Optional<Rejection> isValid(List<X509Certificate> chain) {
        for (X509Certificate certificate : chain) {
            try {
                certificate.checkValidity(Date.from(now));
            } catch (CertificateException e) {
                return Check.refused(
                        StoreReason.CERTIFICATE_NOT_VALID,
                        "certificates valid at " + now,
                        "%s, valid from %s to %s"
                                .formatted(
                                        certificate.getSubjectX500Principal(),
                                        certificate.getNotBefore().toInstant(),
                                        certificate.getNotAfter().toInstant()));
            }
        }
        return Check.HOLDS;
    }
}

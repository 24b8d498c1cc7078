package org.secf.clientcert;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.secf.keys.KeyStrength;
import org.secf.keys.SignatureStrength;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What is asked of the chain before any signature is verified. These checks only refuse: they believe nothing that stands in a certificate. */
final class ChainChecks {

    /** In the order they are asked. */
    static final List<Check<Candidate>> IN_ORDER = List.of(
            ChainChecks::duplicates,
            ChainChecks::order,
            ChainChecks::client,
            ChainChecks::keyStrength,
            ChainChecks::signatureStrength,
            ChainChecks::validity);

    private static final int KEY_CERT_SIGN = 5;

    private ChainChecks() {}

    private static Optional<Rejection> duplicates(Candidate candidate) {
        List<X509Certificate> sent = candidate.certificates();
        return new HashSet<>(sent).size() == sent.size()
                ? HOLDS
                : refused(ClientCertReason.DUPLICATE_CERTIFICATE, "each certificate once", sent.size() + " in all");
    }

    /** By name; whether it is the right key, the validation of the path says. Above a trust anchor too: nothing is sent that belongs nowhere. */
    private static Optional<Rejection> order(Candidate candidate) {
        List<X509Certificate> sent = candidate.certificates();
        for (int i = 1; i < sent.size(); i++) {
            X500Principal issuer = sent.get(i - 1).getIssuerX500Principal();
            X500Principal next = sent.get(i).getSubjectX500Principal();
            if (!issuer.equals(next)) {
                return refused(ClientCertReason.CHAIN_OUT_OF_ORDER, issuer.getName(), next.getName());
            }
        }
        return HOLDS;
    }

    private static Optional<Rejection> client(Candidate candidate) {
        X509Certificate leaf = candidate.chain().leaf();
        boolean[] usage = leaf.getKeyUsage();
        return leaf.getBasicConstraints() < 0 && (usage == null || !usage[KEY_CERT_SIGN])
                ? HOLDS
                : refused(ClientCertReason.CLIENT_IS_AUTHORITY, "a client's certificate", nameOf(leaf));
    }

    private static Optional<Rejection> keyStrength(Candidate candidate) {
        for (X509Certificate certificate : candidate.belowAnchor()) {
            if (!KeyStrength.isEnough(certificate.getPublicKey())) {
                String received = certificate.getPublicKey().getAlgorithm() + " of " + nameOf(certificate);
                return refused(ClientCertReason.WEAK_KEY, KeyStrength.EXPECTED, received);
            }
        }
        return HOLDS;
    }

    /** A trust anchor is trusted for its key; who signed it does not matter. */
    private static Optional<Rejection> signatureStrength(Candidate candidate) {
        for (X509Certificate certificate : candidate.belowAnchor()) {
            if (!SignatureStrength.isEnough(certificate)) {
                String received = certificate.getSigAlgName() + " on " + nameOf(certificate);
                return refused(ClientCertReason.WEAK_SIGNATURE, SignatureStrength.EXPECTED, received);
            }
        }
        return HOLDS;
    }

    private static Optional<Rejection> validity(Candidate candidate) {
        for (X509Certificate certificate : candidate.belowAnchor()) {
            Optional<Rejection> refusal = validity(certificate, candidate);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return HOLDS;
    }

    /** Whether one certificate, which may be the trust anchor, is valid now. */
    static Optional<Rejection> validity(X509Certificate certificate, Candidate candidate) {
        Instant now = candidate.now();
        Duration skew = candidate.policy().clockSkew();
        Validity validity = Validity.of(certificate);
        String received = nameOf(certificate) + " from " + validity.begin() + " to " + validity.end();
        if (!validity.hasBegun(now, skew)) {
            return refused(ClientCertReason.NOT_YET_VALID, "valid at " + now, received);
        }
        return validity.isOver(now, skew) ? refused(ClientCertReason.EXPIRED, "valid at " + now, received) : HOLDS;
    }

    static String nameOf(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}

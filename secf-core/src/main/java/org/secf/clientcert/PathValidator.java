package org.secf.clientcert;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.clientcert.x509.X509Platform;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Validates the path from the client to a trust anchor (RFC 5280 §6) by the platform's validator, which is given one of our anchors and nothing else. Who
 * was revoked is asked elsewhere.
 */
record PathValidator(X509Platform platform) {

    /** A path that was validated; nobody else can make one. */
    static final class Path {

        private final List<X509Certificate> certificates;
        private final X509Certificate anchor;

        private Path(List<X509Certificate> certificates, X509Certificate anchor) {
            this.certificates = List.copyOf(certificates);
            this.anchor = anchor;
        }

        /** The client's own first; without the anchor. */
        List<X509Certificate> certificates() {
            return certificates;
        }

        X509Certificate leaf() {
            return certificates.get(0);
        }

        /** Who signed the certificate at that place: the next one, at the end the anchor. */
        X509Certificate issuerOf(int index) {
            return index + 1 < certificates.size() ? certificates.get(index + 1) : anchor;
        }

        /** Every certificate that vouches for another. */
        List<X509Certificate> issuers() {
            List<X509Certificate> issuers = new ArrayList<>(certificates.subList(1, certificates.size()));
            issuers.add(anchor);
            return issuers;
        }
    }

    /** Tries each anchor of the name that issued the last certificate below them: an authority may have two keys while it changes them. */
    Verdict<Path> validate(Candidate candidate) {
        List<X509Certificate> path = candidate.belowAnchor();
        if (path.isEmpty()) {
            return Verdict.rejected(ClientCertReason.CLIENT_IS_AUTHORITY, "a client's certificate", "a trust anchor");
        }
        X509Certificate last = path.get(path.size() - 1);
        Verdict<Path> outcome = Verdict.rejected(
                ClientCertReason.UNTRUSTED_ISSUER,
                "issued below a trust anchor",
                "issued by " + last.getIssuerX500Principal().getName());
        for (X509Certificate anchor : candidate.policy().anchors().named(last.getIssuerX500Principal())) {
            Optional<Rejection> refusal = refuse(path, anchor, candidate);
            if (refusal.isEmpty()) {
                return Verdict.accepted(new Path(path, anchor));
            }
            outcome = Verdict.rejected(refusal.get());
        }
        return outcome;
    }

    private Optional<Rejection> refuse(List<X509Certificate> path, X509Certificate anchor, Candidate candidate) {
        return ChainChecks.validity(anchor, candidate)
                .or(() -> pathLength(path, anchor))
                .or(() -> pkix(path, anchor, candidate));
    }

    /** The platform counts below certificates of the path only. */
    private static Optional<Rejection> pathLength(List<X509Certificate> path, X509Certificate anchor) {
        long between = path.stream()
                .skip(1)
                .filter(certificate ->
                        !certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .count();
        return between <= anchor.getBasicConstraints()
                ? Optional.empty()
                : Optional.of(new Rejection(
                        ClientCertReason.PATH_LENGTH_EXCEEDED,
                        "at most " + anchor.getBasicConstraints() + " authorities below the trust anchor",
                        "" + between));
    }

    private Optional<Rejection> pkix(List<X509Certificate> path, X509Certificate anchor, Candidate candidate) {
        List<X509Certificate> asked = new ArrayList<>(path);
        if (TrustAnchors.isConstrained(anchor)) {
            asked.add(anchor);
        }
        // The platform knows no clock skew; ours was granted before.
        Instant date = Validity.ofAll(asked).nearest(candidate.now());
        try {
            platform.validator()
                    .validate(platform.factory().generateCertPath(asked), parameters(anchor, candidate.policy(), date));
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(PathFailure.of(e));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Unchecked for some hostile names, such as a URI without a host where only some hosts are permitted.
            return Optional.of(new Rejection(ClientCertReason.PATH_INVALID, "a path to a trust anchor", e.toString()));
        }
    }

    private static PKIXParameters parameters(X509Certificate anchor, ClientCertPolicy policy, Instant date)
            throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        // On, it would fetch from addresses in the certificates where a property of the whole server says so.
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(date));
        parameters.setInitialPolicies(policy.policies());
        parameters.setExplicitPolicyRequired(!policy.policies().isEmpty());
        return parameters;
    }
}

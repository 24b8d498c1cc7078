package org.secf.clientcert;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXReason;
import java.util.Map;
import org.secf.verdict.Rejection;

/** The platform's reasons in our words. */
final class PathFailure {

    private static final Map<CertPathValidatorException.Reason, ClientCertReason> REASONS = Map.ofEntries(
            Map.entry(BasicReason.EXPIRED, ClientCertReason.EXPIRED),
            Map.entry(BasicReason.NOT_YET_VALID, ClientCertReason.NOT_YET_VALID),
            Map.entry(BasicReason.INVALID_SIGNATURE, ClientCertReason.SIGNATURE_INVALID),
            Map.entry(PKIXReason.NO_TRUST_ANCHOR, ClientCertReason.UNTRUSTED_ISSUER),
            Map.entry(PKIXReason.NOT_CA_CERT, ClientCertReason.ISSUER_NOT_AUTHORITY),
            Map.entry(PKIXReason.INVALID_KEY_USAGE, ClientCertReason.ISSUER_NOT_AUTHORITY),
            Map.entry(PKIXReason.PATH_TOO_LONG, ClientCertReason.PATH_LENGTH_EXCEEDED),
            Map.entry(PKIXReason.INVALID_NAME, ClientCertReason.NAME_NOT_PERMITTED),
            Map.entry(PKIXReason.UNRECOGNIZED_CRIT_EXT, ClientCertReason.UNKNOWN_CRITICAL_EXTENSION),
            Map.entry(PKIXReason.INVALID_POLICY, ClientCertReason.POLICY_NOT_MET));

    private PathFailure() {}

    static Rejection of(CertPathValidatorException failure) {
        return new Rejection(
                REASONS.getOrDefault(failure.getReason(), ClientCertReason.PATH_INVALID),
                "a path to a trust anchor",
                String.valueOf(failure.getMessage()));
    }
}

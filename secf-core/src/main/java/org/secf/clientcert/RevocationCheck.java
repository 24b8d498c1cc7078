package org.secf.clientcert;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Instant;
import java.util.Optional;
import org.secf.clientcert.revocation.Issued;
import org.secf.clientcert.revocation.RevocationSource;
import org.secf.clientcert.revocation.RevocationStatus;
import org.secf.verdict.Rejection;

/**
 * Whether any certificate below the anchor was revoked. Asked at every request, also where the path was validated before: sources remember themselves, and
 * nothing else outlives what they learn.
 *
 * @param source empty where the deployer asks for no revocation
 * @param acceptUnknown dangerous: whether a certificate passes whose revocation cannot be known
 */
record RevocationCheck(Optional<RevocationSource> source, boolean acceptUnknown) {

    /** From the anchor down: what an authority says that was revoked itself is worth nothing. */
    Optional<Rejection> refuse(PathValidator.Path path, Instant now) {
        if (source.isEmpty()) {
            return HOLDS;
        }
        for (int i = path.certificates().size() - 1; i >= 0; i--) {
            Issued issued = new Issued(path.certificates().get(i), path.issuerOf(i));
            RevocationStatus status = source.get().status(issued, now);
            String received = ChainChecks.nameOf(issued.certificate()) + ": " + status.detail();
            if (status.kind() == RevocationStatus.Kind.REVOKED) {
                return refused(ClientCertReason.REVOKED, "not revoked", received);
            }
            if (status.kind() == RevocationStatus.Kind.UNKNOWN && !acceptUnknown) {
                return refused(ClientCertReason.REVOCATION_UNKNOWN, "known not to be revoked", received);
            }
        }
        return HOLDS;
    }
}

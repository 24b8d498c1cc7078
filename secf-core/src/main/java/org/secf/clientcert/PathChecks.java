package org.secf.clientcert;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What is asked of a validated path: what its certificates were issued for, which the platform leaves to whoever uses them. */
record PathChecks(Set<KeyPurpose> purposes) {

    private static final int DIGITAL_SIGNATURE = 0;

    /** In the order they are asked. */
    List<Check<PathValidator.Path>> inOrder() {
        return List.of(PathChecks::keyUsage, this::purposesOfClient, this::purposesOfIssuers);
    }

    private static Optional<Rejection> keyUsage(PathValidator.Path path) {
        boolean[] usage = path.leaf().getKeyUsage();
        return usage == null || usage[DIGITAL_SIGNATURE]
                ? HOLDS
                : refused(ClientCertReason.WRONG_KEY_USAGE, "digitalSignature", "other uses only");
    }

    private Optional<Rejection> purposesOfClient(PathValidator.Path path) {
        List<String> given = purposesIn(path.leaf());
        return given != null && given.containsAll(oids())
                ? HOLDS
                : refused(
                        ClientCertReason.MISSING_KEY_PURPOSE,
                        purposes.toString(),
                        given == null ? "no extended key usage" : given.toString());
    }

    /** An authority whose own purposes are limited, to servers for example, gives no others (CA/Browser Forum Baseline Requirements §7.1.2.2). */
    private Optional<Rejection> purposesOfIssuers(PathValidator.Path path) {
        for (X509Certificate issuer : path.issuers()) {
            List<String> given = purposesIn(issuer);
            if (given != null && !given.contains(KeyPurpose.ANY) && !given.containsAll(oids())) {
                return refused(
                        ClientCertReason.MISSING_KEY_PURPOSE,
                        purposes + " or no limit on authorities",
                        given + " of " + ChainChecks.nameOf(issuer));
            }
        }
        return HOLDS;
    }

    private Set<String> oids() {
        return purposes.stream().map(KeyPurpose::oid).collect(Collectors.toSet());
    }

    /** Null where the extension is absent; none where it cannot be read. */
    private static @Nullable List<String> purposesIn(X509Certificate certificate) {
        try {
            return certificate.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}

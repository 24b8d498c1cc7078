package org.secf.clientcert;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.clientcert.x509.BoundedCache;
import org.secf.clientcert.x509.X509Platform;
import org.secf.identity.Caller;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/** From certificates to the caller: chain, path, purposes, revocation, name. */
final class ChainVerifier {

    /** A TLS connection brings the same chain with each of its requests; it need not be validated each time. */
    private static final Duration LONGEST_MEMORY = Duration.ofMinutes(5);

    private static final int MOST_CHAINS = 4000;

    private final ClientCertPolicy policy;
    private final RevocationCheck revocation;
    private final CallerMapping callers;
    private final Clock clock;
    private final X509Platform platform = X509Platform.find();
    private final PathValidator paths = new PathValidator(platform);
    private final List<Check<PathValidator.Path>> pathChecks;
    private final BoundedCache<String, Validated> validated = new BoundedCache<>(MOST_CHAINS);

    /** What does not depend on anything but octets and time; revocation is not part of it. */
    private record Validated(PathValidator.Path path, Verdict<CertificateIdentity> identity, Instant until) {}

    ChainVerifier(ClientCertPolicy policy, RevocationCheck revocation, CallerMapping callers, Clock clock) {
        this.policy = policy;
        this.revocation = revocation;
        this.callers = callers;
        this.clock = clock;
        this.pathChecks = new PathChecks(policy.purposes()).inOrder();
    }

    /** More certificates than this are none that are looked at. */
    int maxChainLength() {
        return policy.maxChainLength();
    }

    /** The caller whom certificates name, or the first rule that they break. */
    Verdict<Caller> verify(Arrival arrival) {
        Instant now = clock.instant();
        return remembered(arrival, now)
                .map(Verdict::accepted)
                .orElseGet(() -> validate(arrival, now))
                .then(chain -> unlessRevoked(chain, now))
                .then(Validated::identity)
                .map(identity -> identity.at(now));
    }

    private Optional<Validated> remembered(Arrival arrival, Instant now) {
        return validated.get(arrival.digest()).filter(chain -> now.isBefore(chain.until()));
    }

    private Verdict<Validated> validate(Arrival arrival, Instant now) {
        return SentChain.parse(arrival, platform)
                .then(chain -> Check.all(ChainChecks.IN_ORDER, new Candidate(chain, policy, now)))
                .then(paths::validate)
                .then(path -> Check.all(pathChecks, path))
                .map(path -> remember(arrival, path, now));
    }

    private Validated remember(Arrival arrival, PathValidator.Path path, Instant now) {
        List<X509Certificate> all = new ArrayList<>(path.issuers());
        all.add(path.leaf());
        Instant end = Validity.ofAll(all).end();
        Instant usual = now.plus(LONGEST_MEMORY);
        Validated chain = new Validated(path, callers.map(path.leaf()), end.isBefore(usual) ? end : usual);
        validated.put(arrival.digest(), chain);
        return chain;
    }

    private Verdict<Validated> unlessRevoked(Validated chain, Instant now) {
        return revocation
                .refuse(chain.path(), now)
                .<Verdict<Validated>>map(Verdict::rejected)
                .orElseGet(() -> Verdict.accepted(chain));
    }
}

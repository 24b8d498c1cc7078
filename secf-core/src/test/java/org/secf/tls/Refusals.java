package org.secf.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.secf.clientcert.testing.Authority;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Why nothing came. */
final class Refusals {

    static final OutboundLimits LIMITS = new OutboundLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), 1000);

    private Refusals() {}

    static Outbound trusting(Authority... anchors) {
        return new Outbound(
                TlsPolicy.platform()
                        .trusting(List.of(anchors).stream()
                                .map(Authority::certificate)
                                .toList()),
                LIMITS);
    }

    static Rejection of(Verdict<Fetched> verdict) {
        assertThat(verdict.rejection()).isPresent();
        return verdict.rejection().orElseThrow();
    }

    /** What came, where nothing was refused. */
    static Fetched none(Verdict<Fetched> verdict) {
        assertThat(verdict.rejection()).isEmpty();
        return verdict.fold(Optional::of, rejection -> Optional.<Fetched>empty())
                .orElseThrow();
    }
}

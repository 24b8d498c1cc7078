package org.secf.saml.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore.Claim;

class UsedOnceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static UsedOnce filled(boolean isOneIssuer) {
        UsedOnce used = UsedOnce.of(isOneIssuer, new MemoryOnceStore(CLOCK, 2 * UsedOnce.SHARE), CLOCK);
        for (int i = 0; i < UsedOnce.SHARE; i++) {
            assertThat(used.claim("one", "key" + i, NOW.plusSeconds(60))).isEqualTo(Claim.FIRST);
        }
        return used;
    }

    @Test
    void hasAShareForEachOfSeveralIssuers() {
        UsedOnce used = filled(false);

        assertThat(used.claim("one", "more", NOW.plusSeconds(60))).isEqualTo(Claim.UNAVAILABLE);
        assertThat(used.claim("two", "more", NOW.plusSeconds(60))).isEqualTo(Claim.FIRST);
    }

    /** Nobody else would be refused, so that many logins in a short time are no reason to. */
    @Test
    void hasEverythingForTheOnlyOne() {
        assertThat(filled(true).claim("one", "more", NOW.plusSeconds(60))).isEqualTo(Claim.FIRST);
    }
}

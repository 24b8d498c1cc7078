package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class GbaLoadTest {

    @Test
    void everyPhaseIsMeasuredWithRealServers() throws Exception {
        Assumptions.assumeTrue(System.getenv("CI") != null || Files.exists(Path.of("/usr/bin/openssl")));
        GbaLoad load = new GbaLoad(8, 2, 1, Duration.ZERO);

        GbaLoad.Seen seen = load.run();

        assertThat(seen.phases())
                .extracting(phase -> phase.pace().nanos().length)
                .containsExactly(8, 8, 8);
        assertThat(new GbaPage(load, true, Clock.systemUTC()).write(seen, 1, List.of()))
                .contains("Provisional", "| first authentication, with Zn | 2, and 1 by Zn | 8 |");
    }

    @Test
    void percentilesAreOfWhatWasMeasured() {
        Pace pace = new Pace(new long[] {1_000_000, 2_000_000, 3_000_000, 9_000_000}, 2_000_000_000);

        assertThat(pace.rate()).isEqualTo(2);
        assertThat(pace.millis(0.5)).isEqualTo(2);
        assertThat(pace.millis(0.99)).isEqualTo(9);
    }
}

package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GbaBenchmarkTest {

    @Test
    void measuresWhatSucceeds() {
        GbaBenchmark benchmark = new GbaBenchmark();
        benchmark.answer();

        assertThat(benchmark.verify().caller().getName()).isEqualTo("user1@home1.net");
        assertThat(benchmark.verify().caller().getName()).isEqualTo("user1@home1.net");
        assertThat(benchmark.vector().token()).hasSize(16);
        assertThat(benchmark.derive().size()).isEqualTo(32);
    }
}

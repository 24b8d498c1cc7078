package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadBenchmarkTest {

    @ParameterizedTest
    @ValueSource(ints = {16_384, 1_048_576})
    void everybodyDecryptsTheSame(int size) throws Exception {
        PayloadBenchmark benchmark = new PayloadBenchmark();
        benchmark.size = size;
        benchmark.encrypt();

        assertThat(benchmark.secfDecrypt())
                .hasSize(size)
                .isEqualTo(benchmark.rawDecrypt())
                .isEqualTo(benchmark.nimbusDecrypt());
    }
}

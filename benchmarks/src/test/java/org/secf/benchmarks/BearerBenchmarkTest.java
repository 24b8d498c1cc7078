package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerBenchmarkTest {

    /** Whoever refused the token would be the fastest. */
    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void everybodyTakesTheToken(String algorithm) throws Exception {
        BearerBenchmark benchmark = new BearerBenchmark();
        benchmark.algorithm = algorithm;
        benchmark.prepare();

        assertThat(benchmark.raw()).isTrue();
        String subject = benchmark.nimbus().getSubject();
        assertThat(benchmark.jose4j().getSubject()).isEqualTo(subject);
        assertThat(benchmark.secf().caller().getName()).isEqualTo(subject);
        assertThat(benchmark.secf().caller().groups()).containsExactly("user", "administrator");
    }
}

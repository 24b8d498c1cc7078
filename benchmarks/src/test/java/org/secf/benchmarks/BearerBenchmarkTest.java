package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever refused the token would be the fastest. */
class BearerBenchmarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void everybodyTakesTheToken(String algorithm) throws Exception {
        BearerBenchmark benchmark = new BearerBenchmark();
        benchmark.algorithm = algorithm;
        benchmark.prepare();

        assertThat(benchmark.raw()).isTrue();
        String subject = benchmark.secf().caller().getName();
        assertThat(benchmark.secf().caller().groups()).containsExactly("user", "administrator");
        assertThat(benchmark.secfByCorretto().caller().getName()).isEqualTo(subject);
        assertThat(benchmark.nimbus()).isEqualTo(subject);
        assertThat(benchmark.spring()).isEqualTo(subject);
        assertThat(benchmark.jose4j()).isEqualTo(subject);
        assertThat(benchmark.jjwt()).isEqualTo(subject);
        assertThat(benchmark.smallRye()).isEqualTo(subject);
    }

    @Test
    void thoseWhoKnowItTakeEd25519() throws Exception {
        EdwardsBenchmark benchmark = new EdwardsBenchmark();
        benchmark.prepare();

        assertThat(benchmark.raw()).isTrue();
        String subject = benchmark.secf().caller().getName();
        assertThat(benchmark.secfByCorretto().caller().getName()).isEqualTo(subject);
        assertThat(benchmark.jose4j()).isEqualTo(subject);
        assertThat(benchmark.jjwt()).isEqualTo(subject);
        assertThat(benchmark.smallRye()).isEqualTo(subject);
    }

    @Test
    void proofIsTakenAgainAndAgain() throws Exception {
        DpopBenchmark benchmark = new DpopBenchmark();
        benchmark.prepare();

        assertThat(benchmark.raw()).isTrue();
        assertThat(benchmark.secf()).isEqualTo(benchmark.secf()).isEqualTo(benchmark.secfByCorretto());
    }
}

package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secf.contentdigest.DigestAlgorithm;

class DigestBenchmarkTest {

    @Test
    void bothCompareTheSameDigest() throws GeneralSecurityException {
        DigestBenchmark benchmark = new DigestBenchmark();
        benchmark.digest();

        assertThat(benchmark.raw()).isTrue();
        assertThat(benchmark.verify().algorithms()).isEqualTo(Set.of(DigestAlgorithm.SHA_256));
    }
}

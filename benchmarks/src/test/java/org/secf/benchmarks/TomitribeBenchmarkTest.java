package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomitribeBenchmarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-p256-sha256", "hmac-sha256"})
    void signsAndVerifies(String algorithm) throws GeneralSecurityException, IOException {
        TomitribeBenchmark benchmark = new TomitribeBenchmark();
        benchmark.algorithm = algorithm;
        benchmark.prepare();

        assertThat(benchmark.verify()).isTrue();
    }
}

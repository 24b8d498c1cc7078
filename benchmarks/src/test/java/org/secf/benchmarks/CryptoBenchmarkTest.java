package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CryptoBenchmarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "accp", "conscrypt", "bc"})
    void everyProviderVerifies(String provider) throws GeneralSecurityException {
        CryptoBenchmark benchmark = new CryptoBenchmark();
        benchmark.choice = "SHA256withECDSA " + provider;
        benchmark.sign();

        assertThat(benchmark.verify()).isTrue();
    }
}

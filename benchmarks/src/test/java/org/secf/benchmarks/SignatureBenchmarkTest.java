package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureBenchmarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa-p256-sha256", "hmac-sha256"})
    void signsAndVerifies(String algorithm) throws GeneralSecurityException {
        SignatureBenchmark benchmark = new SignatureBenchmark();
        benchmark.algorithm = algorithm;
        benchmark.prepare();

        assertThat(benchmark.sign().signatureInput()).startsWith("sig1=(");
        assertThat(benchmark.rawSign()).isNotEmpty();
        assertThat(benchmark.rawVerify()).isTrue();
        assertThat(benchmark.verify().owner()).isEqualTo("client");
        assertThat(new String(benchmark.base(), StandardCharsets.US_ASCII)).startsWith("\"@method\": POST\n");
    }
}

package org.secf.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseBenchmarkTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

    @ParameterizedTest
    @EnumSource(Signed.class)
    void everyContenderAccepts(Signed signed) throws Exception {
        ResponseBenchmark benchmark = new ResponseBenchmark();
        benchmark.signed = signed;

        assertThat(List.of(benchmark.bareCrypto(), benchmark.secf(), benchmark.openSaml(), benchmark.keycloak()))
                .containsOnly("alice@example.org with 12");
    }

    @Test
    void everyContenderRefusesAnAlteredName() throws Exception {
        Site site = Site.at(NOW);
        SignedResponse honest = new Mint(site).mint(Signed.ASSERTION);
        String altered = new String(Base64.getDecoder().decode(honest.field()), StandardCharsets.UTF_8)
                .replace("alice@", "admin@");
        SignedResponse forged = new SignedResponse(
                Base64.getEncoder().encodeToString(altered.getBytes(StandardCharsets.UTF_8)),
                Signed.ASSERTION,
                honest.proofs());

        for (Contender contender : List.of(new Secf(site), new OpenSamlPeer(site), new KeycloakPeer(site))) {
            assertThatThrownBy(() -> contender.verify(forged)).isInstanceOf(Exception.class);
        }
    }

    @Test
    void theResponseIsAboutEightKilobytes() throws Exception {
        SignedResponse response = new Mint(Site.at(NOW)).mint(Signed.ASSERTION);

        assertThat(Base64.getDecoder().decode(response.field())).hasSizeBetween(7_000, 9_000);
    }
}

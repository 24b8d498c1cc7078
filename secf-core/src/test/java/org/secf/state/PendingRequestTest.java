package org.secf.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PendingRequestTest {

    /** It is in logs and in messages of errors. */
    @Test
    void showsNoSecrets() {
        PendingRequest request = new PendingRequest(
                "id-1",
                "the digest",
                "/orders?card=4711",
                "https://login.example.org",
                Instant.EPOCH,
                Map.of("verifier", "the verifier", "nonce", "the nonce"));

        assertThat(request).hasToString("a request id-1 to https://login.example.org");
    }
}

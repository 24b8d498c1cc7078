package org.secf.saml.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.secf.saml.mint.Circumstances;

/** Whatever comes as a response is answered, and logs in nobody but the user of the two signed responses that the fuzzer begins with. */
class ResponseFuzzTest {

    private static final String USER = "alice@example.org";

    private final Circumstances usual = new Circumstances(Map.of());

    @FuzzTest(maxDuration = "60s")
    void logsInNobodyWhoWasNotSigned(byte[] xml) {
        Optional<String> caller = usual.judge(new String(Base64.getEncoder().encode(xml), StandardCharsets.US_ASCII))
                .fold(found -> Optional.of(found.getName()), refused -> Optional.empty());

        assertThat(caller.filter(name -> !name.equals(USER))).isEmpty();
    }
}

package org.secf.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealReason;
import org.secf.oauth.testing.CompactScript;

/** Whatever comes as an encrypted message is refused with a reason, unless it is the one that was sealed, character by character. */
class SealFuzzTest {

    private final Sealing sealing = Sealing.by(SealAlgorithm.ECDH_ES_A256KW);
    private final String good = sealing.seal();

    @FuzzTest(maxDuration = "60s")
    void isRefusedUnlessItWasSealed(byte[] script) {
        String message = CompactScript.of(good, script);

        boolean isOpened = sealing.open(message).fold(opened -> true, rejection -> {
            assertThat(rejection.reason()).isInstanceOf(SealReason.class);
            return false;
        });
        assertThat(isOpened).isEqualTo(message.equals(good));
    }
}

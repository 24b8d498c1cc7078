package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;

class HmacKeyTest {

    private static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.HMAC_SHA256;
    private static final int THREADS = 8;
    private static final int MESSAGES = 500;

    private static VerificationKey verification(Crypto crypto) {
        return VerificationKey.of(crypto, Secret.taking(new byte[32]), ALGORITHM, "owner");
    }

    private static byte[] content(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** By an instance that nobody used before. */
    private static byte[] code(byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        return mac.doFinal(content);
    }

    /** RFC 9421 §3.3.3: instances are used again, and nothing of one message is in the next. */
    @Nested
    class Section333Hmac {

        @Test
        void isRightForManyThreadsAtOnce() throws Exception {
            VerificationKey key = verification(Crypto.jdk());
            List<Callable<Integer>> verifiers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "thread " + thread;
                verifiers.add(() -> wrongVerdicts(key, name));
            }
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                for (Future<Integer> wrong : threads.invokeAll(verifiers, 60, TimeUnit.SECONDS)) {
                    assertThat(wrong.get()).isZero();
                }
            } finally {
                threads.shutdownNow();
            }
        }

        private int wrongVerdicts(VerificationKey key, String thread) throws GeneralSecurityException {
            int wrong = 0;
            for (int i = 0; i < MESSAGES; i++) {
                byte[] content = content(thread + ", message " + i);
                byte[] signature = code(content);
                wrong += key.proves(ALGORITHM, signature, content) ? 0 : 1;
                signature[i % signature.length] ^= 1;
                wrong += key.proves(ALGORITHM, signature, content) ? 1 : 0;
            }
            return wrong;
        }

        @Test
        void leavesNothingOfARefusedSignature() throws GeneralSecurityException {
            VerificationKey key = verification(Crypto.jdk());
            byte[] content = content("content");
            byte[] signature = code(content);
            assertThat(key.proves(ALGORITHM, signature, content("other"))).isFalse();
            assertThat(key.proves(ALGORITHM, new byte[1], content)).isFalse();
            assertThat(key.proves(ALGORITHM, signature, content)).isTrue();
            assertThat(key.proves(ALGORITHM, signature, content)).isTrue();
        }

        @Test
        void givesEachOfItsCodesToOneOnly() throws GeneralSecurityException {
            HmacKey key = new HmacKey(Crypto.jdk(), Secret.taking(new byte[32]), ALGORITHM);
            byte[] first = key.sign(content("first"));
            key.sign(content("second"));
            assertThat(first).isEqualTo(code(content("first")));
        }
    }

    @Nested
    class WhereTheProviderFails {

        private final Crypto crypto = Crypto.of(Map.of("HmacSHA256", FailingMac.provider()));
        private final byte[] failing = {1, 2, 0};
        private final byte[] content = content("content");

        @Test
        void doesNotUseTheInstanceAgain() throws GeneralSecurityException {
            HmacKey key = new HmacKey(crypto, Secret.taking(new byte[32]), ALGORITHM);
            assertThat(key.sign(content)).isEqualTo(code(content));
            assertThatExceptionOfType(ProviderException.class).isThrownBy(() -> key.sign(failing));
            assertThat(key.sign(content)).isEqualTo(code(content));
        }

        @Test
        void refusesThatSignatureOnly() throws GeneralSecurityException {
            VerificationKey key = verification(crypto);
            assertThat(key.proves(ALGORITHM, code(failing), failing)).isFalse();
            assertThat(key.proves(ALGORITHM, code(content), content)).isTrue();
        }
    }
}

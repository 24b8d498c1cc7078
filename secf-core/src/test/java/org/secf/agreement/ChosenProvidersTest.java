package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.RANDOM;
import static org.secf.agreement.TestServer.credential;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;
import static org.secf.agreement.TestServer.value;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.hpke.HpkeReason;
import org.secf.state.SecurityAssociation;

/** Whoever chose a provider for an algorithm gets it everywhere, and the outcome stays the same. */
class ChosenProvidersTest {

    private static final List<String> ALGORITHMS =
            List.of("X25519", "AES-GCM", "HmacSHA256", "SHA-256", "SHA256withECDSA", "Ed25519");

    private final Counting counting = new Counting(new BouncyCastleProvider());
    private final Crypto chosen = chosen();

    private Crypto chosen() {
        Map<String, Provider> byAlgorithm = new HashMap<>();
        ALGORITHMS.forEach(algorithm -> byAlgorithm.put(algorithm, counting));
        return Crypto.of(byAlgorithm);
    }

    /** Does as another, and remembers what it was asked for. */
    private static final class Counting extends Provider {

        private static final long serialVersionUID = 1L;

        private final transient Provider other;
        private final transient Set<String> asked = ConcurrentHashMap.newKeySet();

        Counting(Provider other) {
            super("Counting", "1", "counts");
            this.other = other;
        }

        @Override
        public synchronized @Nullable Service getService(String type, String algorithm) {
            Service service = other.getService(type, algorithm);
            return service == null
                    ? null
                    : new Service(this, type, algorithm, service.getClassName(), null, null) {
                        @Override
                        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                            asked.add(type + " " + algorithm);
                            return service.newInstance(parameter);
                        }

                        @Override
                        public boolean supportsParameter(Object parameter) {
                            return service.supportsParameter(parameter);
                        }
                    };
        }
    }

    static Collection<Arguments> modesAndSuites() {
        return KeyAgreementTest.modesAndSuites().toList();
    }

    /** The server by the one, the client by the other. */
    @ParameterizedTest
    @MethodSource("modesAndSuites")
    void agreeWithTheJdk(AgreementMode mode, AgreementSuite suite) {
        TestServer server = TestServer.by(chosen);
        counting.asked.clear();
        KeyAgreement agreement = server.begin(suite);
        byte[] message = propose(agreement, credential(mode, suite));
        SecurityAssociation client = value(agreement.complete(value(server.post(message))));

        assertThat(server.associations.find(client.id())).isPresent();
        assertThat(counting.asked).contains("MessageDigest SHA-256", "Mac HmacSHA256", "Signature SHA256withECDSA");
        if (mode.isSealed()) {
            assertThat(counting.asked).contains("Cipher AES");
        }
        if (mode.isSealed() && suite == AgreementSuite.X25519) {
            assertThat(counting.asked).contains("KeyAgreement X25519");
        }
        if (mode == AgreementMode.BASE) {
            assertThat(counting.asked).contains("Signature Ed25519");
        }
    }

    @ParameterizedTest
    @MethodSource("modesAndSuites")
    void agreeAsTheClientsToo(AgreementMode mode, AgreementSuite suite) {
        TestServer server = TestServer.open();
        counting.asked.clear();
        KeyAgreement agreement = value(KeyAgreement.begin(
                TestServer.trusting(TestServer.SERVER, suite), server.offer(), server.clock, chosen));
        byte[] message = value(agreement.propose(credential(mode, suite), RANDOM));

        assertThat(agreement.complete(value(server.post(message))).rejection()).isEmpty();
        assertThat(counting.asked).contains("MessageDigest SHA-256", "Mac HmacSHA256", "Signature SHA256withECDSA");
        if (mode == AgreementMode.BASE) {
            assertThat(counting.asked).contains("Signature Ed25519");
        }
    }

    /** Providers say in different ways that a point is of small order. */
    @Test
    void refuseWorthlessKeysAllTheSame() {
        TestServer server = TestServer.by(chosen);
        byte[] message =
                propose(server.begin(AgreementSuite.X25519), credential(AgreementMode.BASE, AgreementSuite.X25519));
        for (String point : List.of("A".repeat(43), "AQ" + "A".repeat(41))) {
            assertThat(reason(server.post(Forgery.edited(
                            message, text -> text.replaceAll("\"enc\":\"[^\"]*\"", "\"enc\":\"" + point + "\"")))))
                    .isEqualTo(HpkeReason.ZERO_SHARED_SECRET);
        }
    }
}

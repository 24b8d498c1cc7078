package org.secf.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.hpke.TestExchange.RANDOM;
import static org.secf.verdict.Verdicts.reason;

import java.security.KeyPair;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdicts;

/** One fault at a time, everything else right; the switch does not compile when a reason has no input. */
class EveryHpkeReasonIsReachedTest {

    private final TestExchange exchange = TestExchange.of(HpkeKem.P256_HKDF_SHA256);

    @ParameterizedTest
    @EnumSource
    void refusesWithItsReason(HpkeReason reason) {
        assertThat(provoke(reason)).isEqualTo(reason);
        assertThat(reason.clause()).matches("RFC \\d+ §.*");
    }

    private Reason provoke(HpkeReason reason) {
        return switch (reason) {
            case UNSUPPORTED_SUITE -> reason(HpkeSuite.of(0x0012, 1, 1));
            case WRONG_KEY_TYPE, MALFORMED_PUBLIC_KEY, INVALID_PUBLIC_KEY, KEY_PAIR_MISMATCH -> key(reason);
            case PSK_INCONSISTENT -> reason(PreSharedKey.of(new byte[0], exchange.psk));
            case PSK_TOO_SHORT -> reason(PreSharedKey.of(exchange.pskId, new byte[31]));
            case ZERO_SHARED_SECRET -> zero();
            case EXPORT_ONLY, MESSAGE_LIMIT_REACHED, OPEN_FAILED -> message(reason);
        };
    }

    private Reason key(HpkeReason reason) {
        HpkeKem kem = exchange.suite.kem();
        byte[] octets = exchange.encapsulation;
        return switch (reason) {
            case WRONG_KEY_TYPE -> reason(KemPublicKey.of(HpkeKem.X25519_HKDF_SHA256, exchange.claimed.key()));
            case MALFORMED_PUBLIC_KEY -> {
                octets[0] = 2;
                yield reason(exchange.setup());
            }
            case INVALID_PUBLIC_KEY -> {
                octets[1] ^= 1;
                octets[40] ^= 1;
                yield reason(exchange.setup());
            }
            default -> reason(KemKeyPair.of(kem, new KeyPair(exchange.claimed.key(), exchange.recipient.privateKey())));
        };
    }

    private Reason zero() {
        TestExchange other = TestExchange.of(HpkeKem.X25519_HKDF_SHA256);
        other.encapsulation = new byte[32];
        return reason(other.setup());
    }

    private Reason message(HpkeReason reason) {
        byte[] none = new byte[0];
        return switch (reason) {
            case EXPORT_ONLY -> {
                Hpke hpke = Hpke.of(new HpkeSuite(exchange.suite.kem(), HpkeAead.EXPORT_ONLY));
                SenderContext sender = Verdicts.value(hpke.setupSender(exchange.recipient.publicKey(), none, RANDOM));
                yield reason(Verdicts.value(hpke.setupReceiver(sender.encapsulation(), exchange.recipient, none))
                        .open(none, new byte[16]));
            }
            case MESSAGE_LIMIT_REACHED -> {
                MessageKeys keys = new MessageKeys(new byte[16], new byte[HpkeAead.NONCE_OCTETS]);
                yield reason(new ReceiverContext(new EncryptionContext(
                                new Primitives(exchange.suite, Primitives.JDK),
                                keys,
                                new byte[32],
                                EncryptionContext.LIMIT))
                        .open(none, new byte[16]));
            }
            default -> reason(exchange.receiver().open(none, new byte[16]));
        };
    }
}

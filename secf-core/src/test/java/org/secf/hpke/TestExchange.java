package org.secf.hpke;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/**
 * An exchange in mode auth_psk whose receiver knows all that it needs. Each test makes one thing about the receiver's side another; everything else is
 * right.
 */
final class TestExchange {

    static final SecureRandom RANDOM = new SecureRandom();

    final HpkeSuite suite;
    final KemKeyPair senderKeys;
    final KemKeyPair recipientKeys;
    final SenderContext sender;

    byte[] encapsulation;
    KemKeyPair recipient;
    KemPublicKey claimed;
    byte[] info = ascii("info");
    byte[] pskId = ascii("psk id");
    byte[] psk = ascii("a pre-shared key of 32 octets...");

    TestExchange(HpkeSuite suite) {
        this.suite = suite;
        senderKeys = KemKeyPair.generate(suite.kem(), RANDOM);
        recipientKeys = KemKeyPair.generate(suite.kem(), RANDOM);
        sender = Verdicts.value(hpke().setupAuthSender(recipientKeys.publicKey(), senderKeys, info, RANDOM));
        encapsulation = sender.encapsulation();
        recipient = recipientKeys;
        claimed = senderKeys.publicKey();
    }

    /** Every suite with messages. */
    static Stream<HpkeSuite> suites() {
        return Arrays.stream(HpkeKem.values())
                .flatMap(kem -> Arrays.stream(HpkeAead.values())
                        .filter(aead -> aead != HpkeAead.EXPORT_ONLY)
                        .map(aead -> new HpkeSuite(kem, aead)));
    }

    static TestExchange of(HpkeKem kem) {
        return new TestExchange(new HpkeSuite(kem, HpkeAead.AES_128_GCM));
    }

    Hpke hpke() {
        return Hpke.of(suite, Verdicts.value(PreSharedKey.of(pskId, psk)));
    }

    Verdict<ReceiverContext> setup() {
        return hpke().setupAuthReceiver(encapsulation, recipient, info, claimed);
    }

    ReceiverContext receiver() {
        return Verdicts.value(setup());
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

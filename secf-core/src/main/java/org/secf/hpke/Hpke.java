package org.secf.hpke;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.verdict.Verdict;

/**
 * Sets up exchanges in the four modes of RFC 9180 §5.1: base and auth, and with a pre-shared key psk and auth_psk. Both sides choose the same one; a
 * message of another mode does not open. Every key must be for the suite's encapsulation, else {@link IllegalArgumentException}.
 */
public final class Hpke {

    private final HpkeSuite suite;
    private final Primitives primitives;
    private final Optional<PreSharedKey> psk;

    private Hpke(Primitives primitives, Optional<PreSharedKey> psk) {
        this.suite = Objects.requireNonNull(primitives.suite(), "suite");
        this.primitives = primitives;
        this.psk = psk;
    }

    /** Without a pre-shared key: modes base and auth. */
    public static Hpke of(HpkeSuite suite) {
        return new Hpke(new Primitives(suite, Primitives.JDK), Optional.empty());
    }

    /** With a pre-shared key: modes psk and auth_psk. The key is not copied; it stays open as long as exchanges are set up. */
    public static Hpke of(HpkeSuite suite, PreSharedKey psk) {
        return of(suite).with(psk);
    }

    /** The same with a pre-shared key, which is not copied. */
    public Hpke with(PreSharedKey other) {
        return new Hpke(primitives, Optional.of(other));
    }

    /** The same by the providers that were chosen; by the JDK otherwise. */
    public Hpke with(Crypto crypto) {
        return new Hpke(new Primitives(suite, crypto), psk);
    }

    /**
     * SetupBaseS, or SetupPSKS with a pre-shared key (§5.1.1, §5.1.2). The recipient learns nothing of who sends, but that the sender has the
     * pre-shared key.
     *
     * @param info what the exchange is for; the same on both sides, may be empty
     * @param random where the ephemeral key comes from
     * @return refused with {@link HpkeReason#ZERO_SHARED_SECRET} when the recipient's key is worthless
     */
    public Verdict<SenderContext> setupSender(KemPublicKey recipient, byte[] info, SecureRandom random) {
        return sender(recipient, KemKeyPair.generate(suite.kem(), random), info, Optional.empty());
    }

    /**
     * SetupAuthS, or SetupAuthPSKS with a pre-shared key (§5.1.3, §5.1.4). The sender proves to hold its private key, to nobody but the recipient;
     * whoever has the recipient's private key can pretend to the recipient to be any sender (§9.1.1).
     *
     * @param sender whose public key the recipient knows
     * @param info what the exchange is for; the same on both sides, may be empty
     * @param random where the ephemeral key comes from
     * @return refused with {@link HpkeReason#ZERO_SHARED_SECRET} when the recipient's key is worthless
     */
    public Verdict<SenderContext> setupAuthSender(
            KemPublicKey recipient, KemKeyPair sender, byte[] info, SecureRandom random) {
        requireKem(sender.publicKey());
        return sender(recipient, KemKeyPair.generate(suite.kem(), random), info, Optional.of(sender));
    }

    /**
     * SetupBaseR, or SetupPSKR with a pre-shared key (§5.1.1, §5.1.2).
     *
     * @param encapsulation {@code enc} as the sender sent it
     * @param info as the sender has it
     * @return refused with {@link HpkeReason#MALFORMED_PUBLIC_KEY}, {@link HpkeReason#INVALID_PUBLIC_KEY} or
     *     {@link HpkeReason#ZERO_SHARED_SECRET}. Whether the keys are the sender's shows with the first message.
     */
    public Verdict<ReceiverContext> setupReceiver(byte[] encapsulation, KemKeyPair recipient, byte[] info) {
        return receiver(encapsulation, recipient, info, Optional.empty());
    }

    /**
     * SetupAuthR, or SetupAuthPSKR with a pre-shared key (§5.1.3, §5.1.4).
     *
     * @param encapsulation {@code enc} as the sender sent it
     * @param info as the sender has it
     * @param sender the key that the sender must hold
     * @return refused as {@link #setupReceiver} does
     */
    public Verdict<ReceiverContext> setupAuthReceiver(
            byte[] encapsulation, KemKeyPair recipient, byte[] info, KemPublicKey sender) {
        requireKem(sender);
        return receiver(encapsulation, recipient, info, Optional.of(sender));
    }

    /** With an ephemeral key from elsewhere, which must not be used twice. */
    Verdict<SenderContext> sender(
            KemPublicKey recipient, KemKeyPair ephemeral, byte[] info, Optional<KemKeyPair> sender) {
        requireKem(recipient);
        return new Dhkem(primitives)
                .encapsulate(recipient, ephemeral, sender)
                .map(secret -> new KeySchedule(primitives, psk, sender.isPresent()).context(secret, info))
                .map(context -> new SenderContext(ephemeral.publicKey().octets(), context));
    }

    private Verdict<ReceiverContext> receiver(
            byte[] encapsulation, KemKeyPair recipient, byte[] info, Optional<KemPublicKey> sender) {
        requireKem(recipient.publicKey());
        return KemPublicKey.parse(suite.kem(), encapsulation)
                .then(ephemeral -> new Dhkem(primitives).decapsulate(ephemeral, recipient, sender))
                .map(secret -> new KeySchedule(primitives, psk, sender.isPresent()).context(secret, info))
                .map(ReceiverContext::new);
    }

    /** A key of another kind is a mistake of the caller, not of the other side. */
    private void requireKem(KemPublicKey key) {
        if (key.kem() != suite.kem()) {
            throw new IllegalArgumentException("expected a key for " + suite.kem() + ", received one for " + key.kem());
        }
    }
}

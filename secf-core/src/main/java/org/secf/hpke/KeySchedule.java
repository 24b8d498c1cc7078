package org.secf.hpke;

import java.util.Arrays;
import java.util.Optional;

/**
 * KeySchedule (RFC 9180 §5.1). That a pre-shared key and its name come together, VerifyPSKInputs there, is a matter of {@link PreSharedKey}.
 *
 * @param primitives the algorithms
 * @param psk known to both sides before, if any
 * @param isAuthenticated whether the sender proved to hold a private key
 */
record KeySchedule(Primitives primitives, Optional<PreSharedKey> psk, boolean isAuthenticated) {

    private static final int PSK = 1;
    private static final int AUTH = 2;

    /** The context of one exchange; wipes {@code sharedSecret}. */
    EncryptionContext context(byte[] sharedSecret, byte[] info) {
        LabeledKdf kdf = primitives.kdf();
        byte[] key = psk.map(PreSharedKey::key).orElse(LabeledKdf.EMPTY);
        byte[] secret = kdf.extract(sharedSecret, "secret", key);
        try {
            byte[] binding = binding(kdf, info);
            byte[] exporter = kdf.expand(secret, "exp", binding, Hkdf.HASH_OCTETS);
            return new EncryptionContext(primitives, keys(kdf, secret, binding), exporter, 0);
        } finally {
            Arrays.fill(sharedSecret, (byte) 0);
            Arrays.fill(key, (byte) 0);
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** {@code key_schedule_context}. */
    private byte[] binding(LabeledKdf kdf, byte[] info) {
        byte[] id = psk.map(PreSharedKey::id).orElse(LabeledKdf.EMPTY);
        return Octets.concat(
                new byte[] {mode()},
                kdf.extract(LabeledKdf.EMPTY, "psk_id_hash", id),
                kdf.extract(LabeledKdf.EMPTY, "info_hash", info));
    }

    private MessageKeys keys(LabeledKdf kdf, byte[] secret, byte[] binding) {
        if (primitives.suite().aead() == HpkeAead.EXPORT_ONLY) {
            return MessageKeys.none();
        }
        return new MessageKeys(
                kdf.expand(secret, "key", binding, primitives.suite().aead().keyOctets()),
                kdf.expand(secret, "base_nonce", binding, HpkeAead.NONCE_OCTETS));
    }

    /** Table 1: base 0, psk 1, auth 2, auth_psk 3. */
    private byte mode() {
        return (byte) ((psk.isPresent() ? PSK : 0) | (isAuthenticated ? AUTH : 0));
    }
}

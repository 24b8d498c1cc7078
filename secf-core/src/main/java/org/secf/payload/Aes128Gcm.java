package org.secf.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.hpke.Hkdf;
import org.secf.keys.Base64Url;
import org.secf.verdict.Verdict;

/**
 * The content coding {@code aes128gcm} (RFC 8188). Each message has a random salt, and by it a key of its own.
 *
 * @param crypto who encrypts
 * @param random for salts
 */
record Aes128Gcm(Crypto crypto, SecureRandom random) {

    private static final int SALT_OCTETS = 16;

    PayloadSink encrypt(OutputStream below, ContentKey key, RecordLayout layout) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return encrypt(below, key, layout, salt);
    }

    /** With a salt from elsewhere, which must not be used twice. */
    RecordWriter encrypt(OutputStream below, ContentKey key, RecordLayout layout, byte[] salt) {
        byte[] name = KeyName.octets(key.id());
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(salt);
        header.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(layout.recordSize()).array());
        header.write(name.length);
        header.writeBytes(name);
        return new RecordWriter(below, header.toByteArray(), cipher(salt, key), layout);
    }

    Verdict<OpenedRecords> decrypt(InputStream below, ContentKeys keys, PayloadLimits limits) throws IOException {
        try {
            HeaderReader header = new HeaderReader(below, limits);
            byte[] salt = header.octets(SALT_OCTETS);
            int recordSize = header.recordSize();
            String keyId = header.keyId();
            try (ContentKey key = keys.find(keyId).orElseThrow(() -> unknown(keyId))) {
                return new RecordReader(below, cipher(salt, key), recordSize, limits.mostOctets())
                        .begun()
                        .map(reader -> new OpenedRecords(
                                reader, keyId, key.peer(), Optional.of(Base64Url.encode(salt)), Optional.empty()));
            }
        } catch (RefusedPayloadException refused) {
            return Verdict.rejected(refused.rejection());
        }
    }

    private Aes128GcmCipher cipher(byte[] salt, ContentKey key) {
        return new Aes128GcmCipher(crypto, Aes128GcmKeys.derive(new Hkdf(crypto), salt, key.secret()));
    }

    private static RefusedPayloadException unknown(String keyId) {
        return new RefusedPayloadException(PayloadReason.KEY_UNKNOWN, "the name of a key that is here", keyId);
    }
}

package org.secf.agreement;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.secf.crypto.Crypto;

/**
 * Octets to sign and to hash: the purpose, then each part with its length before it, so that no two sequences of parts and no two purposes have the same.
 */
final class Canonical {

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    Canonical(String purpose) {
        part(purpose);
    }

    Canonical part(byte[] part) {
        octets.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        octets.writeBytes(part);
        return this;
    }

    Canonical part(String part) {
        return part(part.getBytes(StandardCharsets.UTF_8));
    }

    Canonical part(long number) {
        return part(Long.toString(number));
    }

    /** What is missing differs from what is empty. */
    Canonical part(Optional<String> part) {
        part(part.isPresent() ? 1L : 0L);
        return part(part.orElse(""));
    }

    byte[] octets() {
        return octets.toByteArray();
    }

    byte[] sha256(Crypto crypto) {
        try {
            return crypto.digest("SHA-256").digest(octets());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

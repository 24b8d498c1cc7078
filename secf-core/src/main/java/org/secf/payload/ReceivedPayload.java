package org.secf.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.secf.verdict.Verdict;

/**
 * A body that may be read. Of a stream, the first record is verified; each other one is when it is reached, and its fault is a
 * {@link RefusedPayloadException}. What was read is authentic always, but whether it was the whole is known at the end only: act on it after {@link #finish()},
 * or read it by {@link #whole}.
 */
public final class ReceivedPayload {

    private static final int PART = 8192;

    private final Protection protection;
    private final PayloadHeaders headers;
    private final InputStream body;
    private final PayloadLimits limits;

    /**
     * How it was protected.
     *
     * @param form empty for plaintext
     * @param keyId the name of the key that opened it; empty for plaintext
     * @param sender who else has that key, where it is known; empty where anybody could have sent it
     * @param mark what no other body has under that key, in base64url: of {@code aes128gcm} the salt, of JWE the initialization vector. A copy has the same; it
     *     is proved by what was verified. Empty for what has a key of its own
     */
    public record Protection(
            Optional<PayloadForm> form, Optional<String> keyId, Optional<String> sender, Optional<String> mark) {}

    ReceivedPayload(Protection protection, PayloadHeaders headers, InputStream body, PayloadLimits limits) {
        this.protection = protection;
        this.headers = headers;
        this.body = body;
        this.limits = limits;
    }

    /** How it was protected. */
    public Protection protection() {
        return protection;
    }

    /** The header fields of the content. Its length is not known: {@code Content-Length} is that of the encrypted octets and goes. */
    public PayloadHeaders headers() {
        return headers;
    }

    /** The content as a stream: records are released one by one, as they are verified. */
    public InputStream body() {
        return body;
    }

    /**
     * Reads the whole content, as far as it was not read yet, and releases nothing before its end is verified.
     *
     * @return the caller's to wipe; refused with a {@link PayloadReason}, which is {@link PayloadReason#PAYLOAD_TOO_LONG} beyond the bound for memory
     * @throws IOException when the connection fails
     */
    public Verdict<byte[]> whole() throws IOException {
        byte[] part = new byte[PART];
        try (GatheredOctets gathered = new GatheredOctets(limits.mostWhole())) {
            for (int count = body.read(part); count >= 0; count = body.read(part)) {
                gathered.add(part, 0, count);
            }
            return Verdict.accepted(gathered.taken());
        } catch (RefusedPayloadException refused) {
            return Verdict.rejected(refused.rejection());
        } finally {
            Arrays.fill(part, (byte) 0);
        }
    }

    /**
     * Verifies what the application did not read, as a parser that stops at the end of its object does not.
     *
     * @return the octets that were left over; refused with a {@link PayloadReason} when the body was not whole
     * @throws IOException when the connection fails
     */
    public Verdict<Long> finish() throws IOException {
        return copy(OutputStream.nullOutputStream());
    }

    /**
     * Writes what the application did not read yet to somewhere else, where it may be used once this has accepted it, and not before.
     *
     * @return the octets that were written; refused with a {@link PayloadReason} when the body was not whole
     * @throws IOException when the connection fails, or there is no room
     */
    public Verdict<Long> copy(OutputStream into) throws IOException {
        byte[] part = new byte[PART];
        long octets = 0;
        try {
            for (int count = body.read(part); count >= 0; count = body.read(part)) {
                into.write(part, 0, count);
                octets += count;
            }
            return Verdict.accepted(octets);
        } catch (RefusedPayloadException refused) {
            return Verdict.rejected(refused.rejection());
        } finally {
            Arrays.fill(part, (byte) 0);
        }
    }
}

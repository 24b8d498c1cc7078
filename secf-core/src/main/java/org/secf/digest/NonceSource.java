package org.secf.digest;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * Gives out nonces and knows them again without remembering any: the time, a number that is never given twice, and HMAC-SHA-256 over both under a key
 * that lives as long as this object, or as whoever gave it. So nobody can make one, and giving out millions costs no memory.
 */
public final class NonceSource {

    private static final String MAC = "HmacSHA256";
    private static final int STAMP_OCTETS = 2 * Long.BYTES;
    private static final int MAC_OCTETS = 32;

    /** A multiple of four, so that no other text stands for the same octets. */
    private static final int CHARACTERS = (STAMP_OCTETS + MAC_OCTETS) / 3 * 4;

    private final Clock clock;
    private final SecretKeySpec key;
    private final AtomicLong next;

    /** A source with a key of its own. */
    public NonceSource(SecureRandom random, Clock clock) {
        this(ownKey(random), random, clock);
    }

    /**
     * A source that knows the nonces of all others with that key, such as its own before a restart. Counts must then be remembered as long and as far as the key.
     *
     * @param key 32 octets that nobody could guess; copied
     * @throws IllegalArgumentException for another length
     */
    public NonceSource(Secret key, SecureRandom random, Clock clock) {
        if (key.size() != MAC_OCTETS) {
            throw new IllegalArgumentException("expected a key of " + MAC_OCTETS + " octets, received " + key.size());
        }
        this.clock = clock;
        this.key = key.use(octets -> new SecretKeySpec(octets, MAC));
        // Begun anywhere, so that it does not tell how many were given out.
        this.next = new AtomicLong(random.nextLong());
    }

    private static Secret ownKey(SecureRandom random) {
        byte[] octets = new byte[MAC_OCTETS];
        random.nextBytes(octets);
        return Secret.taking(octets);
    }

    /** A nonce issued now. */
    public String issue() {
        byte[] stamp = ByteBuffer.allocate(STAMP_OCTETS)
                .putLong(clock.millis())
                .putLong(next.getAndIncrement())
                .array();
        ByteBuffer nonce =
                ByteBuffer.allocate(STAMP_OCTETS + MAC_OCTETS).put(stamp).put(mac(stamp));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce.array());
    }

    /** When we issued it; rejected with {@link DigestReason#NONCE_FORGED} where we did not. */
    public Verdict<Instant> issuedAt(String nonce) {
        byte[] octets = decode(nonce);
        byte[] stamp = Arrays.copyOf(octets, STAMP_OCTETS);
        byte[] tag = Arrays.copyOfRange(octets, STAMP_OCTETS, STAMP_OCTETS + MAC_OCTETS);
        return octets.length == STAMP_OCTETS + MAC_OCTETS && MessageDigest.isEqual(tag, mac(stamp))
                ? Verdict.accepted(Instant.ofEpochMilli(ByteBuffer.wrap(stamp).getLong()))
                : Verdict.rejected(DigestReason.NONCE_FORGED, "a nonce of ours since the last start", nonce);
    }

    private static byte[] decode(String nonce) {
        if (nonce.length() != CHARACTERS) {
            return new byte[STAMP_OCTETS];
        }
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return new byte[STAMP_OCTETS];
        }
    }

    private byte[] mac(byte[] stamp) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(stamp);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}

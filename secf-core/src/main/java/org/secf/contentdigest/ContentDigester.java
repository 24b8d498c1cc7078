package org.secf.contentdigest;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.structured.BareItem;

/** Digests a content while it passes. For one content and one thread at a time. */
public final class ContentDigester {

    private final Map<DigestAlgorithm, MessageDigest> running = new EnumMap<>(DigestAlgorithm.class);

    /**
     * Has seen nothing yet.
     *
     * @throws IllegalArgumentException without any algorithm
     */
    public ContentDigester(Set<DigestAlgorithm> algorithms, Crypto crypto) {
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("a digest needs an algorithm");
        }
        algorithms.forEach(algorithm -> running.put(algorithm, algorithm.digest(crypto)));
    }

    /** The next octets. */
    public void update(byte[] octets, int offset, int length) {
        running.values().forEach(digest -> digest.update(octets, offset, length));
    }

    /** A stream whose octets are digested on their way to {@code out}. */
    public OutputStream passing(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                out.write(octets, offset, length);
                update(octets, offset, length);
            }
        };
    }

    /** Of all octets so far; begins anew. */
    public ContentDigest digest() {
        Map<DigestAlgorithm, BareItem.Octets> digests = new EnumMap<>(DigestAlgorithm.class);
        running.forEach((algorithm, digest) -> digests.put(algorithm, new BareItem.Octets(digest.digest())));
        return new ContentDigest(digests);
    }
}

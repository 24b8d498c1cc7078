package org.secf.clientcert;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.secf.verdict.Verdict;

/**
 * A chain as it arrived, in octets.
 *
 * @param certificates each in DER, the client's own first
 * @param digest SHA-256 of all of them
 */
record Arrival(List<byte[]> certificates, String digest) {

    private static final int MOST_OCTETS = 64 * 1024;

    /** A chain within limits. */
    static Verdict<Arrival> of(List<byte[]> encoded, int maxChainLength) {
        if (encoded.size() > maxChainLength) {
            return Verdict.rejected(
                    ClientCertReason.CHAIN_TOO_LONG,
                    "at most " + maxChainLength + " certificates",
                    "" + encoded.size());
        }
        long octets = encoded.stream().mapToLong(one -> one.length).sum();
        return octets > MOST_OCTETS
                ? Verdict.rejected(ClientCertReason.CHAIN_TOO_LARGE, "at most " + MOST_OCTETS, octets + " bytes")
                : Verdict.accepted(new Arrival(encoded, digest(encoded)));
    }

    /** With the length before each, two chains with the same octets in other pieces stay two. */
    private static String digest(List<byte[]> encoded) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] one : encoded) {
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, one.length));
                digest.update(one);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package org.secf.gba;

import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/** B-TID: names one bootstrapping, and where it was done (TS 33.220 §4.5.2). */
public final class TransactionId {

    private static final int LONGEST = 512;

    private final byte[] random;
    private final String server;

    private TransactionId(byte[] random, String server) {
        this.random = random;
        this.server = server;
    }

    /**
     * Of a challenge.
     *
     * @param random RAND, 16 octets
     * @param server the bootstrapping server's host
     * @throws IllegalArgumentException for another length, or what is no host
     */
    public static TransactionId of(byte[] random, String server) {
        String host = new NafId(server, UaProtocol.TEMPORARY_IDENTITY).host();
        return new TransactionId(Octets.exactly(AkaNonce.RANDOM, random, "RAND"), host);
    }

    /**
     * Base64 of RAND, an at sign, and a host. Base64 that other encoders would write is refused: one bootstrapping would have several names.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static TransactionId parse(String text) {
        int at = text.indexOf('@');
        if (at < 0 || text.length() > LONGEST) {
            throw new IllegalArgumentException("expected base64@host of at most " + LONGEST + " characters");
        }
        TransactionId id = of(Base64.getDecoder().decode(text.substring(0, at)), text.substring(at + 1));
        if (!text.startsWith(id.toString().substring(0, at + 1))) {
            throw new IllegalArgumentException(
                    "expected base64 with its padding, and nothing in the bits that it leaves");
        }
        return id;
    }

    /** RAND. */
    public byte[] random() {
        return random.clone();
    }

    /** The bootstrapping server's host. */
    public String server() {
        return server;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TransactionId id && Arrays.equals(random, id.random) && server.equals(id.server);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(random), server);
    }

    /** As in messages. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(random) + "@" + server;
    }
}

package org.secf.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Octets that nobody may see (SEC-001): wiped by {@link #close()}, compared in constant time, shown by no text, never serialised. Holds a copy of its
 * own; whoever reads it gets a copy that is wiped afterwards.
 *
 * <p>A garbage collector may have moved octets before they are wiped; wiping makes the time short in which a heap dump shows them, no more.
 */
public final class Secret implements AutoCloseable {

    private final byte[] octets;
    private boolean isWiped;

    private Secret(byte[] octets) {
        this.octets = octets;
    }

    /** Takes the octets over: {@code octets} are zero afterwards. */
    public static Secret taking(byte[] octets) {
        Secret secret = new Secret(octets.clone());
        Arrays.fill(octets, (byte) 0);
        return secret;
    }

    /** Takes a text over, as UTF-8: {@code characters} are zero afterwards. Half a pair of surrogates becomes a question mark. */
    public static Secret taking(char[] characters) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] octets = new byte[encoded.remaining()];
        encoded.get(octets);
        encoded.clear().put(new byte[encoded.capacity()]);
        Arrays.fill(characters, '\0');
        return new Secret(octets);
    }

    /** A secret of its own with the same octets. */
    public synchronized Secret copy() {
        requireUnwiped();
        return new Secret(octets.clone());
    }

    /** Gives the octets to {@code reader}, and wipes what it was given. */
    public <T> T use(Function<byte[], T> reader) {
        byte[] lent = lend();
        try {
            return reader.apply(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    /** Gives the octets as UTF-8 characters to {@code reader}, and wipes what it was given. */
    public <T> T useText(Function<char[], T> reader) {
        return use(lent -> {
            var decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(lent));
            char[] characters = new char[decoded.remaining()];
            decoded.get(characters);
            try {
                return reader.apply(characters);
            } finally {
                Arrays.fill(characters, '\0');
                Arrays.fill(decoded.array(), '\0');
            }
        });
    }

    private synchronized byte[] lend() {
        requireUnwiped();
        return octets.clone();
    }

    /** Whether the octets are the same; takes as long for any of one length. */
    public synchronized boolean matches(byte[] others) {
        requireUnwiped();
        return MessageDigest.isEqual(octets, others);
    }

    /** How many octets there are. */
    public int size() {
        return octets.length;
    }

    private void requireUnwiped() {
        if (isWiped) {
            throw new IllegalStateException("the secret was wiped");
        }
    }

    /** Wipes the octets. From now on nobody can read them. */
    @Override
    public synchronized void close() {
        Arrays.fill(octets, (byte) 0);
        isWiped = true;
    }

    /** Never the octets. */
    @Override
    public String toString() {
        return "a secret";
    }
}

package org.secf.gba;

import java.util.HexFormat;

/**
 * SQN of TS 33.102 Annex C: 43 bits that only grow, and 5 bits that say which slot of the card's memory is meant, so that challenges which overtake each other
 * do not refuse each other.
 *
 * @param value 48 bits
 */
public record SequenceNumber(long value) implements Comparable<SequenceNumber> {

    /** How many slots a card has. */
    static final int SLOTS = 32;

    /** How far the network may be ahead at most, so that nobody can wear a card out with one great number; the example of Annex C.3, from memory. */
    private static final long MOST_AHEAD = 1L << 28;

    private static final int INDEX_BITS = 5;
    private static final int OCTETS = 6;
    private static final long MOST = (1L << 48) - 1;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when there are more than 48 bits
     */
    public SequenceNumber {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException("expected 48 bits, received " + Long.toHexString(value));
        }
    }

    /**
     * As in messages.
     *
     * @param octets 6
     */
    public static SequenceNumber of(byte[] octets) {
        long value = 0;
        for (byte octet : Octets.exactly(OCTETS, octets, "SQN")) {
            value = (value << Byte.SIZE) | (octet & 0xFF);
        }
        return new SequenceNumber(value);
    }

    /** 6 octets, the highest first. */
    public byte[] octets() {
        byte[] octets = new byte[OCTETS];
        for (int i = 0; i < OCTETS; i++) {
            octets[i] = (byte) (value >> (Byte.SIZE * (OCTETS - 1 - i)));
        }
        return octets;
    }

    /** SEQ. */
    long sequence() {
        return value >> INDEX_BITS;
    }

    /** IND. */
    int slot() {
        return (int) (value & (SLOTS - 1));
    }

    /**
     * What an authentication centre uses next (Annex C.1.1.1, not time-based): one further, for the next slot.
     *
     * @throws IllegalStateException when the subscriber's numbers are used up, after which the key must be replaced
     */
    public SequenceNumber next() {
        long sequence = sequence() + 1;
        if (sequence > (MOST >> INDEX_BITS)) {
            throw new IllegalStateException("the sequence numbers of this subscriber are used up; give it a new key");
        }
        return new SequenceNumber((sequence << INDEX_BITS) | ((slot() + 1) % SLOTS));
    }

    /** Whether a card takes this number whose greatest was another; of smaller ones only the card knows. */
    public boolean isTakenAt(SequenceNumber greatest) {
        return sequence() > greatest.sequence() && !isTooFarAfter(greatest);
    }

    boolean isTooFarAfter(SequenceNumber greatest) {
        return sequence() - greatest.sequence() > MOST_AHEAD;
    }

    @Override
    public int compareTo(SequenceNumber other) {
        return Long.compare(value, other.value);
    }

    /** In hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets());
    }
}

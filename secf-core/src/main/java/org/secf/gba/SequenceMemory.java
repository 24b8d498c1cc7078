package org.secf.gba;

import java.util.Arrays;

/**
 * What a card remembers of sequence numbers (TS 33.102 Annex C.2.1): for each slot the greatest that it accepted. For many threads at once.
 */
public final class SequenceMemory {

    private final long[] accepted = new long[SequenceNumber.SLOTS];
    private SequenceNumber greatest;

    /** Of a card that accepted all numbers up to this one. */
    public SequenceMemory(SequenceNumber start) {
        Arrays.fill(accepted, start.sequence());
        greatest = start;
    }

    /** Whether the number is fresh; then it is remembered, and will not be once more. */
    public synchronized boolean accept(SequenceNumber number) {
        long sequence = number.sequence();
        if (sequence <= accepted[number.slot()] || number.isTooFarAfter(greatest)) {
            return false;
        }
        accepted[number.slot()] = sequence;
        if (sequence > greatest.sequence()) {
            greatest = number;
        }
        return true;
    }

    /** SQN_MS: the greatest that was accepted in any slot. */
    public synchronized SequenceNumber greatest() {
        return greatest;
    }
}

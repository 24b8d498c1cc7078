package org.secf.payload;

/**
 * How the length of the content is hidden: zeros bring it to the next multiple (RFC 8188 §4.8). Which of the contents of one multiple it was cannot be told
 * from its length then.
 *
 * @param multiple in octets; 1 hides nothing
 */
public record Padding(int multiple) {

    /** The largest multiple, in octets. */
    public static final int LARGEST = 1024 * 1024;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when it is not from 1 to {@link #LARGEST}
     */
    public Padding {
        if (multiple < 1 || multiple > LARGEST) {
            throw new IllegalArgumentException(
                    "expected a multiple from 1 to " + LARGEST + " octets, received " + multiple);
        }
    }

    /** The length shows. */
    public static Padding none() {
        return new Padding(1);
    }

    /** How many zeros a content of so many octets gets; an empty one as many as make one multiple. */
    long zeros(long octets) {
        long multiples = Math.max(1, (octets + multiple - 1) / multiple);
        return multiple == 1 ? 0 : multiples * multiple - octets;
    }
}

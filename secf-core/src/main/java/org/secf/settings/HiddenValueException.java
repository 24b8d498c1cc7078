package org.secf.settings;

/** A value is refused, and nobody is to quote it: where a location of a secret belongs, somebody may have written the secret itself. */
public final class HiddenValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param expected without a word of what was found
     */
    public HiddenValueException(String expected) {
        super(expected);
    }
}

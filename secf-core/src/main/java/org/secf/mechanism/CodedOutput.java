package org.secf.mechanism;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where a body goes that is made into another one on its way.
 *
 * @param octets takes the body; flushing it sends on what can be sent
 * @param end says that this was all; without it nobody takes the body for whole
 */
public record CodedOutput(OutputStream octets, End end) {

    /** The end of a body. */
    @FunctionalInterface
    public interface End {

        /** Called once, after the last octet. */
        void finish() throws IOException;
    }
}

package org.secf.payload;

import java.io.IOException;

/** Where content goes to be encrypted. */
interface PayloadSink extends AutoCloseable {

    void write(byte[] content, int from, int length) throws IOException;

    /** Says that this was all. Once. */
    void finish() throws IOException;

    /** Forgets keys and content. */
    @Override
    void close();
}

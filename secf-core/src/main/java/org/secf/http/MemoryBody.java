package org.secf.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A body in memory. */
final class MemoryBody implements Body {

    private final byte[] octets;

    /** Takes the array over. */
    MemoryBody(byte[] octets) {
        this.octets = octets;
    }

    @Override
    public long length() {
        return octets.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(octets);
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return octets.length + " octets in memory";
    }
}

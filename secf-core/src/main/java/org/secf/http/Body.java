package org.secf.http;

import java.io.IOException;
import java.io.InputStream;

/** The octets of a message's body, which can be read as often as wanted until the request ends. */
public interface Body extends AutoCloseable {

    /** Nothing at all. */
    Body EMPTY = of(new byte[0]);

    /** In octets. */
    long length();

    /**
     * Reads it from its beginning, independently of others who do.
     *
     * @throws IOException when it was given up, or the file that keeps it cannot be read
     */
    InputStream open() throws IOException;

    /** Gives it up: a file that kept it is gone afterwards. */
    @Override
    void close();

    /** All of it. */
    default byte[] octets() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** One in memory. */
    static Body of(byte[] octets) {
        return new MemoryBody(octets.clone());
    }
}

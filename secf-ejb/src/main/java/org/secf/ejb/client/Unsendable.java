package org.secf.ejb.client;

import java.io.UncheckedIOException;
import org.secf.client.RefusedExchangeException;

/**
 * A header value that cannot be written, so that a request which was refused cannot be sent. Jersey would send it, unsigned and without its body: when writing the
 * body fails, it closes the connection's stream in an orderly way.
 */
final class Unsendable {

    private final RefusedExchangeException refusal;

    Unsendable(RefusedExchangeException refusal) {
        this.refusal = refusal;
    }

    @Override
    public String toString() {
        throw new UncheckedIOException(refusal);
    }
}

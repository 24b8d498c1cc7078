package org.secf.jaspic;

import java.io.IOException;
import java.io.InputStream;
import org.secf.http.Body;
import org.secf.verdict.Rejection;

/** A body of which nobody knows the rest. */
record BrokenBody(Rejection cause) implements Body {

    @Override
    public long length() {
        return 0;
    }

    @Override
    public InputStream open() throws IOException {
        throw new IOException(
                "the body could not be read whole: " + cause.reason().name());
    }

    @Override
    public void close() {}
}

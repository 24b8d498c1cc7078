package org.secf.cli;

import java.io.OutputStream;
import java.io.StringWriter;

/** Octets as characters beside text, as a terminal shows both. */
final class WrittenOctets extends OutputStream {

    private final StringWriter out;

    WrittenOctets(StringWriter out) {
        this.out = out;
    }

    @Override
    public void write(int octet) {
        out.write((char) (octet & 0xff));
    }
}

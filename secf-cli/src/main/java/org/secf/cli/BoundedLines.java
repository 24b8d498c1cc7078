package org.secf.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of bounded length: what is too long is skipped, not kept in memory. */
final class BoundedLines {

    private final Reader reader;
    private final int longest;

    /**
     * One line.
     *
     * @param text without its end; empty where the line is too long
     * @param isTooLong whether it was longer than allowed
     */
    record Line(String text, boolean isTooLong) {}

    /**
     * Reads from a buffered reader.
     *
     * @param longest in characters
     */
    BoundedLines(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /** The next line; empty at the end. Ends with LF or CRLF. */
    Optional<Line> next() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean tooLong = false;
        int read = reader.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            if (text.length() == longest) {
                tooLong = true;
                text.setLength(0);
            }
            if (!tooLong) {
                text.append((char) read);
            }
            read = reader.read();
        }
        return Optional.of(new Line(tooLong ? "" : text.toString(), tooLong));
    }
}

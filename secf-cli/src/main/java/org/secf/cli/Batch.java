package org.secf.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.Optional;

/** Judges many responses, one JSON object a line; a line that cannot be used is answered as such, and the next one is read. */
final class Batch {

    /** Longer than the largest response in base64 with its options. */
    private static final int LONGEST_LINE = 24 * 1024 * 1024;

    private static final String MARK = "\uFEFF";

    private final Desk desk;
    private final Given defaults;
    private final PrintWriter out;

    /**
     * A batch.
     *
     * @param desk answers one line
     * @param defaults the options of the command line
     * @param out takes one result a line
     */
    Batch(Desk desk, Given defaults, PrintWriter out) {
        this.desk = desk;
        this.defaults = defaults;
        this.out = out;
    }

    /** 0 if every line was judged, whatever the verdict; 2 if a line could not be. */
    int run(Reader reader) throws IOException {
        BoundedLines lines = new BoundedLines(reader, LONGEST_LINE);
        int exitCode = 0;
        for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            String text = line.get().text().replace(MARK, "").strip();
            if (line.get().isTooLong() || !text.isEmpty()) {
                exitCode = Math.max(exitCode, line.get().isTooLong() ? tooLong() : answer(text));
            }
        }
        return exitCode;
    }

    private int answer(String text) {
        JsonValue id = JsonValue.NULL;
        try {
            JsonObject line = BatchLine.parse(text);
            id = BatchLine.id(line);
            return print(id, desk.answer(BatchLine.options(line).orElse(defaults)));
        } catch (UnusableException e) {
            return print(id, Answer.error(String.valueOf(e.getMessage())));
        }
    }

    private int tooLong() {
        return print(
                JsonValue.NULL, Answer.error("expected a line of at most " + LONGEST_LINE + " characters, found more"));
    }

    private int print(JsonValue id, Answer answer) {
        out.print(answer.identified(id) + "\n");
        out.flush();
        return answer.isError() ? 2 : 0;
    }
}

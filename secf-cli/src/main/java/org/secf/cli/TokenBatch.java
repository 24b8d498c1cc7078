package org.secf.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.secf.settings.ConfigurationException;

/**
 * Judges one token or proof a line.
 *
 * @param defaults for options that a line does not give
 */
record TokenBatch(TokenVerb verb, TokenGiven defaults, Outside outside) {

    private static final int LONGEST_LINE = 512 * 1024;

    /** 0 if every line was judged, whatever the verdict; 2 if a line could not be. */
    int run(Reader reader) throws IOException {
        BoundedLines lines = new BoundedLines(reader, LONGEST_LINE);
        int exitCode = 0;
        for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().isTooLong() || !line.get().text().isBlank()) {
                exitCode = Math.max(exitCode, answer(line.get()));
            }
        }
        return exitCode;
    }

    private int answer(BoundedLines.Line line) {
        JsonValue id = JsonValue.NULL;
        try {
            if (line.isTooLong()) {
                throw new UnusableException("expected a line of at most " + LONGEST_LINE + " characters, found more");
            }
            JsonObject json = BatchLine.parse(line.text());
            id = BatchLine.id(json);
            return print(id, verb.action().run(options(json).orElse(defaults), outside));
        } catch (UnusableException | ConfigurationException | IllegalArgumentException e) {
            return print(id, Answer.error(String.valueOf(e.getMessage())));
        }
    }

    private int print(JsonValue id, Answer answer) {
        outside.print(answer.identified(id) + "\n");
        return answer.isError() ? 2 : 0;
    }

    private TokenGiven options(JsonObject line) throws UnusableException {
        Map<TokenOption, String> given = new EnumMap<>(TokenOption.class);
        for (Map.Entry<String, JsonValue> member : line.entrySet()) {
            if (!member.getKey().equals("id")) {
                TokenOption option = option(member.getKey());
                given.put(option, text(option, member.getValue()));
            }
        }
        return new TokenGiven(given);
    }

    private TokenOption option(String name) throws UnusableException {
        return verb.option(name)
                .orElseThrow(() ->
                        new UnusableException("there is no option " + name + "; see --help, and leave the dashes out"));
    }

    /** A dash would take the batch itself for a token. */
    private String text(TokenOption option, JsonValue value) throws UnusableException {
        if (option.isFlag()) {
            boolean isTruth = value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE);
            return isTruth ? value.toString() : unexpected(option, "true or false");
        }
        boolean isDash = option == verb.subject()
                && value instanceof JsonString text
                && text.getString().equals("-");
        return value instanceof JsonString text && !isDash ? text.getString() : unexpected(option, "a text");
    }

    private static String unexpected(TokenOption option, String expected) throws UnusableException {
        throw new UnusableException(option.text() + ": expected " + expected);
    }
}

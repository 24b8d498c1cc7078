package org.secf.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything outside the tool that its commands touch.
 *
 * @param in standard input
 * @param out standard output, for programs
 * @param octets standard output, for what is no text
 * @param err standard error, for people
 * @param terminal asks with that label and shows nothing of what is typed; empty where nobody sits at one
 * @param environment the process's variables
 * @param user whose process it is, where the system knows
 */
record Outside(
        Clock clock,
        SecureRandom random,
        InputStream in,
        PrintWriter out,
        OutputStream octets,
        PrintWriter err,
        Optional<Function<String, char[]>> terminal,
        Function<String, Optional<String>> environment,
        Optional<String> user) {

    /** One or more lines for programs. */
    void print(String lines) {
        out.print(lines);
        out.flush();
    }

    /** What was made, each character one octet. */
    void printOctets(String made) {
        try {
            octets.write(made.getBytes(StandardCharsets.ISO_8859_1));
            octets.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write standard output", e);
        }
    }
}

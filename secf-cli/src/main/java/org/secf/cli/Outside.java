package org.secf.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything outside the tool that its commands touch.
 *
 * @param in standard input
 * @param out standard output, for programs
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
        PrintWriter err,
        Optional<Function<String, char[]>> terminal,
        Function<String, Optional<String>> environment,
        Optional<String> user) {

    /** One or more lines for programs. */
    void print(String lines) {
        out.print(lines);
        out.flush();
    }
}

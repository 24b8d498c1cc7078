package org.secf.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Starts the tool. */
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // JSON is UTF-8 whatever the terminal's encoding.
        PrintWriter out = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), false);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int exitCode = new Tool(Clock.systemUTC(), System.in, out, err).run(arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }
}

package org.secf.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts the tool. */
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // JSON is UTF-8 whatever the terminal's encoding.
        FileOutputStream octets = new FileOutputStream(FileDescriptor.out);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(octets, StandardCharsets.UTF_8), false);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        // What a child would inherit: an option may name a variable, and none configures the tool by itself.
        Map<String, String> environment = new ProcessBuilder().environment();
        Outside outside = new Outside(
                Clock.systemUTC(),
                new SecureRandom(),
                System.in,
                out,
                octets,
                err,
                terminal(),
                name -> Optional.ofNullable(environment.get(name)),
                ProcessHandle.current().info().user());
        int exitCode = new Tool(outside).run(arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    @SuppressWarnings(
            "SystemConsoleNull") // on Java 17 it is null where there is no terminal; newer ones read what there is
    private static Optional<Function<String, char[]>> terminal() {
        @Nullable Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        return Optional.of(label -> {
            char @Nullable [] typed = console.readPassword("%s", label);
            return typed == null ? new char[0] : typed;
        });
    }
}

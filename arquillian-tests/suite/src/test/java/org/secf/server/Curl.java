package org.secf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real curl, as a process for each call. */
public final class Curl {

    private static final File PROGRAM = new File("/usr/bin/curl");

    private Curl() {}

    /** Where it is not installed, the test is skipped; on a build server, which has the variable {@code CI}, it fails. */
    public static void require() {
        if (System.getenv("CI") != null) {
            assertThat(PROGRAM.canExecute()).isTrue();
        }
        assumeTrue(PROGRAM.canExecute(), "expected " + PROGRAM + "; run: apt-get install curl");
    }

    /**
     * Calls it.
     *
     * @param user its name and password do not stand among the arguments, where others could read them
     * @return the body and, after it, the status of the last answer
     */
    public static String call(User user, String... arguments) {
        try {
            Path settings = Files.createTempFile("curl", ".conf");
            Files.writeString(settings, "user = \"" + user.name() + ":" + user.password() + "\"\n");
            List<String> command = new ArrayList<>(List.of(
                    PROGRAM.toString(),
                    "--silent",
                    "--show-error",
                    "--max-time",
                    "60",
                    "--config",
                    settings.toString(),
                    "--write-out",
                    " status=%{http_code}"));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(70, TimeUnit.SECONDS);
            Files.delete(settings);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

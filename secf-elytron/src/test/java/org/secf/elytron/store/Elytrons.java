package org.secf.elytron.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code elytron-tool} and other programs in a process of their own. */
final class Elytrons {

    /**
     * What it said.
     *
     * @param status 0 for done, 6 for an alias that is not there
     */
    record Answer(int status, String text) {}

    private Elytrons() {}

    static Answer tool(String... arguments) {
        return run("org.wildfly.security.tool.ElytronTool", arguments);
    }

    static Answer run(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djdk.jceks.iterationCount=10000",
                "-cp",
                System.getProperty("java.class.path"),
                program));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Answer store(Path location, String master, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("credential-store", "--location", location.toString(), "--password", master));
        all.addAll(List.of(arguments));
        return tool(all.toArray(String[]::new));
    }
}

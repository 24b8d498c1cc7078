package org.secf.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.secf.server.Site;

/** A program of {@code arquillian-tests/node} with libraries that are not ours, by a real Node.js; it ends with this Java machine. */
public final class NodeProgram implements AutoCloseable {

    private static final Path NODE = Path.of("/usr/bin/node");
    private static final Pattern READY = Pattern.compile("^ready$");

    private final ServerProcess process;

    private NodeProgram(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts it, and waits until it says {@code ready}. Where Node.js or its libraries are not installed, the test is skipped; on a build server, which has the variable {@code CI}, it
     * fails.
     *
     * @param name of the folder in which {@code main.mjs} is
     * @throws IOException where it ends without saying so
     */
    public static NodeProgram start(String name, String... arguments) throws IOException {
        Path folder = Site.target().resolveSibling("../node").resolve(name).normalize();
        require(folder);
        List<String> command = new ArrayList<>(List.of(NODE.toString(), "main.mjs"));
        command.addAll(List.of(arguments));
        ServerProcess process = ServerProcess.start(
                new ProcessBuilder(command).directory(folder.toFile()),
                Site.target().resolve(name + ".log"));
        try {
            process.await(READY, 0);
            return new NodeProgram(process);
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    private static void require(Path folder) {
        boolean isInstalled = Files.isExecutable(NODE) && Files.isDirectory(folder.resolve("node_modules"));
        String advice = "expected " + NODE + " and " + folder.resolve("node_modules")
                + "; run: apt-get install nodejs npm, and: npm ci --ignore-scripts --prefix " + folder;
        if (System.getenv("CI") != null) {
            assertThat(isInstalled).as(advice).isTrue();
        }
        assumeTrue(isInstalled, advice);
    }

    @Override
    public void close() {
        process.close();
    }
}

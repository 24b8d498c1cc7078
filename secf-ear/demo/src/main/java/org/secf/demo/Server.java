package org.secf.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Payara Micro as a child process; closing stops it. */
final class Server implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);
    /** The second port would be that of the data grid, which listens on every interface whatever the command line says. */
    private static final String LOOPBACK_ONLY = """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
            set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
            """;

    private final Process process;
    private final Path log;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Server(Process process, Path log) {
        this.process = process;
        this.log = log;
        // Ctrl-C must not leave the child behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static Server start(Path directory, Path log, int port, Scenario scenario) throws IOException {
        Path server = directory.resolve("server").toAbsolutePath();
        Path preboot = directory.resolve("demo/loopback-only").toAbsolutePath();
        Files.writeString(preboot, LOOPBACK_ONLY);
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("-Xmx512m");
        scenario.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", server.resolve("payara-micro.jar").toString()));
        command.addAll(List.of("--port", String.valueOf(port), "--nocluster"));
        command.addAll(List.of("--interfaces", "127.0.0.1"));
        command.addAll(List.of("--prebootcommandfile", preboot.toString()));
        command.addAll(
                List.of("--rootDir", emptied(directory.resolve("demo/payara")).toString()));
        scenario.archives()
                .forEach(archive -> command.addAll(
                        List.of("--deploy", server.resolve(archive).toString())));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Server(process, log);
    }

    /** What an earlier run deployed would be deployed again. */
    private static Path emptied(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(directory).toAbsolutePath();
    }

    /** Waits until every address answers 200. */
    void awaitReady(List<URI> addresses, Duration patience) throws DemoFailedException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (URI address : addresses) {
            while (!answers(address)) {
                if (!process.isAlive()) {
                    throw new DemoFailedException(
                            "The server ended with " + process.exitValue() + " before it was ready; see " + log);
                }
                if (hasStarted()) {
                    deadline = Math.min(deadline, System.nanoTime() + GRACE.toNanos());
                }
                if (System.nanoTime() > deadline) {
                    throw new DemoFailedException(address + " does not answer 200; see " + log);
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_PROBES.toMillis());
            }
        }
    }

    /** After this nothing more is deployed: what does not answer soon has failed. */
    private boolean hasStarted() throws DemoFailedException {
        try {
            return Files.readString(log).contains(" ready in ");
        } catch (IOException e) {
            throw new DemoFailedException("cannot read " + log + ": " + e);
        }
    }

    /** Waits until the server ends by itself. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    private boolean answers(URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(GRACE).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package org.secf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The real nginx, as each {@link Way} or each {@link Front}, in a folder of its own. */
public final class Nginx implements AutoCloseable {

    private static final File PROGRAM = new File("/usr/sbin/nginx");
    private static final String PROXIES = "proxies.conf";
    private static final String FRONTS = "fronts.conf";
    private static final String MAP = "client-cert-map.sh";
    private static final Duration STEP = Duration.ofMillis(20);
    private static final int STEPS = 500;

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    /** Where it is not installed, the test is skipped; on a build server, which has the variable {@code CI}, it fails. */
    public static void require() {
        if (System.getenv("CI") != null) {
            assertThat(PROGRAM.canExecute()).isTrue();
        }
        assumeTrue(PROGRAM.canExecute(), "expected " + PROGRAM + "; run: apt-get install nginx");
    }

    /** Starts it in front of the server under test, as each {@link Way}. */
    public static Nginx start() throws IOException {
        return start(PROXIES, Way.HONEST.port(), Way.variables());
    }

    /** Starts it as each {@link Front}. */
    public static Nginx startFronts() throws IOException {
        return start(FRONTS, Front.GUIDED.port(), Front.variables());
    }

    private static Nginx start(String settings, int port, Map<String, String> variables) throws IOException {
        Path folder = Site.emptied(Site.target().resolve("nginx"));
        Files.writeString(folder.resolve(settings), filled(settings, variables));
        Files.writeString(folder.resolve(MAP), resource(MAP));
        Process map = run(folder, List.of("bash", MAP));
        try {
            if (!map.waitFor(30, TimeUnit.SECONDS) || map.exitValue() != 0) {
                throw new IOException(MAP + " failed: " + output(folder));
            }
            Process nginx = run(
                    folder, List.of(PROGRAM.toString(), "-p", folder.toString(), "-e", "error.log", "-c", settings));
            awaitListening(nginx, folder, port);
            return new Nginx(nginx);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            map.destroyForcibly();
        }
    }

    private static String filled(String settings, Map<String, String> variables) throws IOException {
        String text = resource(settings)
                .replace("{tls}", TlsFiles.folder().toString())
                .replace("{server}", Site.SERVER);
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            text = text.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return text;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Nginx.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Process run(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
    }

    private static void awaitListening(Process nginx, Path folder, int port) throws IOException {
        for (int i = 0; i < STEPS && nginx.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(STEP.toNanos());
            }
        }
        nginx.destroyForcibly();
        throw new IOException(PROGRAM + " does not listen: " + output(folder));
    }

    private static String output(Path folder) throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    /** Ends it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}

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
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The real nginx, as each {@link Way}, in a folder of its own. */
public final class Nginx implements AutoCloseable {

    private static final File PROGRAM = new File("/usr/sbin/nginx");
    private static final String SETTINGS = "proxies.conf";
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

    /** Starts it in front of the server under test. */
    public static Nginx start() throws IOException {
        Path folder = Site.emptied(Site.target().resolve("nginx"));
        Files.writeString(folder.resolve(SETTINGS), settings());
        Files.writeString(folder.resolve(MAP), resource(MAP));
        Process map = run(folder, List.of("bash", MAP));
        try {
            if (!map.waitFor(30, TimeUnit.SECONDS) || map.exitValue() != 0) {
                throw new IOException(MAP + " failed: " + output(folder));
            }
            Process nginx = run(
                    folder, List.of(PROGRAM.toString(), "-p", folder.toString(), "-e", "error.log", "-c", SETTINGS));
            awaitListening(nginx, folder);
            return new Nginx(nginx);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            map.destroyForcibly();
        }
    }

    private static String settings() throws IOException {
        String text = resource(SETTINGS)
                .replace("{tls}", TlsFiles.folder().toString())
                .replace("{server}", Site.SERVER)
                .replace("{address}", ProxiedArchive.PROXY_ADDRESS)
                .replace("{gateway}", "http://" + Site.HOST + ":" + Way.gateway());
        for (Way way : Way.values()) {
            text = text.replace("{" + way + "}", Integer.toString(way.port()));
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

    private static void awaitListening(Process nginx, Path folder) throws IOException {
        for (int i = 0; i < STEPS && nginx.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Way.HONEST.port()));
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

package org.secf.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Keycloak with the realm {@code secf}, for as long as it is not closed. */
public final class Keycloak implements AutoCloseable {

    private static final int PORT = 18180;

    /** The realm's entity id. */
    public static final String ISSUER = "http://127.0.0.1:" + PORT + "/realms/secf";

    private static final URI DESCRIPTOR = URI.create(ISSUER + "/protocol/saml/descriptor");
    private static final int TRIES = 300;

    private final Process process;
    private final String metadata;

    private Keycloak(Process process, String metadata) {
        this.process = process;
        this.metadata = metadata;
    }

    /**
     * Starts the unpacked distribution with a fresh realm and waits until it answers.
     *
     * @param home the folder with {@code bin}
     * @param certificate the service provider's, as PEM
     * @param encrypt whether assertions are encrypted to that certificate
     */
    public static Keycloak start(Path home, String certificate, boolean encrypt) throws IOException {
        endEarlier(home);
        forget(home.resolve("data/h2"));
        Path imported = home.resolve("data/import");
        Files.createDirectories(imported);
        Files.writeString(imported.resolve("realm.json"), realm(certificate, encrypt));
        Process process = launch(home);
        Files.writeString(note(home), process.pid() + " " + started(process.toHandle()));
        try {
            return new Keycloak(process, descriptor(process));
        } catch (IOException e) {
            end(process);
            throw e;
        }
    }

    /** As {@link #start}; ends with this Java machine. */
    public static Keycloak running(Path home, String certificate, boolean encrypt) throws IOException {
        Keycloak started = start(home, certificate, encrypt);
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        return started;
    }

    /** The identity provider's SAML metadata. */
    public String metadata() {
        return metadata;
    }

    @Override
    public void close() {
        end(process);
    }

    /** One that an earlier test of this Java machine, or one that broke off, left running in the same folder. */
    private static void endEarlier(Path home) throws IOException {
        if (Files.exists(note(home))) {
            String[] noted = Files.readString(note(home)).split(" ", 2);
            ProcessHandle.of(Long.parseLong(noted[0]))
                    .filter(process -> started(process).equals(noted[1]))
                    .ifPresent(process -> {
                        Stream.concat(process.descendants(), Stream.of(process)).forEach(ProcessHandle::destroy);
                        process.onExit().join();
                    });
        }
    }

    private static Path note(Path home) {
        return home.resolveSibling("keycloak.pid");
    }

    /** Numbers of processes are used again; no two with one number begin at once. */
    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    /** An import does not replace the realm of an earlier run. */
    private static void forget(Path database) throws IOException {
        if (Files.isDirectory(database)) {
            try (Stream<Path> files = Files.list(database)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Process launch(Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-port=" + PORT,
                "--http-host=127.0.0.1",
                "--import-realm");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        // It does not live long enough to earn the second compiler's work.
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("keycloak.log").toFile())
                .start();
    }

    private static String realm(String certificate, boolean encrypt) throws IOException {
        try (InputStream in = Keycloak.class.getResourceAsStream("/keycloak/realm.json")) {
            if (in == null) {
                throw new IOException("keycloak/realm.json is not on the class path");
            }
            String base64 = certificate.replaceAll("-----[A-Z ]+-----|\\s", "");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${base}", Site.ENABLER)
                    .replace("${certificate}", base64)
                    .replace("${encrypt}", Boolean.toString(encrypt));
        }
    }

    private static String descriptor(Process process) throws IOException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(DESCRIPTOR)
                .timeout(Duration.ofSeconds(30))
                .build();
        for (int i = 0; i < TRIES; i++) {
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
            } catch (IOException e) {
                // Not listening yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            requireRunning(process);
        }
        throw new IOException("Keycloak did not answer " + DESCRIPTOR + " in time; see keycloak.log");
    }

    /** Waits a second, or ends when the process has. */
    private static void requireRunning(Process process) throws IOException {
        try {
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                throw new IOException("Keycloak ended with " + process.exitValue() + "; see keycloak.log");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

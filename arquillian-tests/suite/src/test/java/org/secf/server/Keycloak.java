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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.secf.relying.RelyingDefinition;

/** A real Keycloak with the realm {@code secf}, for as long as it is not closed. */
public final class Keycloak implements AutoCloseable {

    private static final int PORT = 18180;
    private static final int TOKEN_PORT = 18181;

    /** The realm's entity id. */
    public static final String ISSUER = "http://127.0.0.1:" + PORT + "/realms/secf";

    /** Of the realm whose tokens are taken as they are, in a Keycloak of its own. */
    public static final String TOKEN_ISSUER = "http://127.0.0.1:" + TOKEN_PORT + "/realms/tokens";

    /** What Carol's device makes its codes of; that realm knows it. */
    public static final String DEVICE = "what Carol's device has";

    private static final URI DESCRIPTOR = URI.create(ISSUER + "/protocol/saml/descriptor");
    private static final URI CONFIGURATION = URI.create(TOKEN_ISSUER + "/.well-known/openid-configuration");
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
        Process process = launch(home, PORT);
        Files.writeString(note(home), process.pid() + " " + started(process.toHandle()));
        try {
            return new Keycloak(process, document(process, DESCRIPTOR));
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

    /**
     * Starts one more with a realm that issues tokens; it keeps nothing on disk.
     *
     * @param audience of the tokens
     */
    public static Keycloak issuing(Path home, String audience) throws IOException {
        Path imported = home.resolve("data/import");
        Files.createDirectories(imported);
        Files.writeString(
                imported.resolve("realm.json"),
                resource("tokens.json")
                        .replace("${audience}", audience)
                        .replace("${device}", DEVICE)
                        .replace("${relying}", RelyingDefinition.ADDRESS));
        Process process = launch(home, TOKEN_PORT, "--db=dev-mem");
        try {
            return new Keycloak(process, document(process, CONFIGURATION));
        } catch (IOException e) {
            end(process);
            throw e;
        }
    }

    /** The identity provider's SAML metadata, or the issuer's of tokens. */
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

    private static Process launch(Path home, int port, String... more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-port=" + port,
                "--http-host=127.0.0.1",
                "--import-realm");
        builder.command().addAll(List.of(more));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        // It does not live long enough to earn the second compiler's work.
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("keycloak-" + port + ".log").toFile())
                .start();
    }

    private static String realm(String certificate, boolean encrypt) throws IOException {
        String base64 = certificate.replaceAll("-----[A-Z ]+-----|\\s", "");
        return resource("realm.json")
                .replace("${base}", Site.ENABLER)
                .replace("${certificate}", base64)
                .replace("${encrypt}", Boolean.toString(encrypt));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Keycloak.class.getResourceAsStream("/keycloak/" + name)) {
            if (in == null) {
                throw new IOException("keycloak/" + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String document(Process process, URI address) throws IOException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build();
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
        throw new IOException("Keycloak did not answer " + address + " in time; see its log beside it");
    }

    /** Waits a second, or ends when the process has. */
    private static void requireRunning(Process process) throws IOException {
        try {
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                throw new IOException("Keycloak ended with " + process.exitValue() + "; see its log beside it");
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

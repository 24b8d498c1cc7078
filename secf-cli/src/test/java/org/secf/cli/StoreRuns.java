package org.secf.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreFile;

/** A store in a folder, and runs of the tool on it. */
final class StoreRuns {

    static final String MASTER = "master-canary-5d1f";

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    private Instant now = Instant.parse("2027-01-01T00:00:00Z");
    private Optional<String> user = Optional.of("operator");
    private Optional<Deque<String>> typed = Optional.empty();

    StoreRuns(Path folder) {
        this.folder = folder;
        secretFile("master", MASTER + "\n");
    }

    /** With a store that is empty, in version 1. */
    static StoreRuns initialised(Path folder) {
        StoreRuns runs = new StoreRuns(folder);
        runs.run("store", "init");
        return runs;
    }

    StoreRuns user(Optional<String> other) {
        user = other;
        return this;
    }

    StoreRuns variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Somebody at a terminal types these lines. */
    StoreRuns typing(String... lines) {
        typed = Optional.of(new ArrayDeque<>(Arrays.asList(lines)));
        return this;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** What the terminal was asked for. */
    List<String> labels() {
        return labels;
    }

    Path store() {
        return folder.resolve("store.p12");
    }

    /** On the store, with the master secret's file. */
    Session run(String... arguments) {
        return runWithInput("", arguments);
    }

    Session runWithInput(String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", store().toString(), "--master", "file:" + folder.resolve("master")));
        return bare(input, all.toArray(String[]::new));
    }

    /** With these arguments alone. */
    Session bare(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Outside outside = new Outside(
                Clock.fixed(now, ZoneOffset.UTC),
                new SecureRandom(),
                new ByteArrayInputStream(Session.utf8(input)),
                new PrintWriter(out),
                new WrittenOctets(out),
                new PrintWriter(err),
                typed.map(this::terminal),
                name -> Optional.ofNullable(environment.get(name)),
                user);
        int exitCode = new Tool(outside).run(arguments);
        return new Session(exitCode, out.toString(), err.toString());
    }

    private Function<String, char[]> terminal(Deque<String> lines) {
        return label -> {
            labels.add(label);
            return lines.removeFirst().toCharArray();
        };
    }

    /** The store as its own reader opens it. */
    StoreFile file() {
        MasterSource master = new MasterSource("file:" + folder.resolve("master"), name -> Optional.empty(), List.of());
        return new StoreFile(store(), new Pkcs12Format(), master, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** What its own reader sees in it; the caller closes it. */
    StoreContents contents() {
        return file().read().fold(contents -> contents, rejection -> {
            throw new AssertionError(rejection.detail());
        });
    }

    /** The value of a secret. */
    String secret(String alias) {
        try (StoreContents contents = contents()) {
            return contents.secret(alias).fold(secret -> secret.useText(String::new), rejection -> {
                throw new AssertionError(rejection.detail());
            });
        }
    }

    long version() {
        try (StoreContents contents = contents()) {
            return contents.version();
        }
    }

    Path secretFile(String name, String text) {
        return file(name, text, "rw-------");
    }

    Path file(String name, String text, String permissions) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.secf.keys.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.state.MovableClock;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A folder with a store and the file of its master secret. */
public record StoreFolder(Path folder, MovableClock clock) {

    public static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    public static final String MASTER = "canary-master-Zm9vYmFy";
    public static final StoreEdits EDITS = new StoreEdits("alice", OptionalLong.empty());

    public StoreFolder(Path folder) {
        this(folder, new MovableClock(NOW));
        write("master", MASTER);
    }

    public StoreFile store() {
        return store("master");
    }

    /** The store opened by what is in that file. */
    StoreFile store(String masterFile) {
        return new StoreFile(path(), new Pkcs12Format(), master(masterFile), clock);
    }

    static StoreFile store(Path path, Path masterFile) {
        MasterSource master = new MasterSource("file:" + masterFile, name -> Optional.empty(), List.of());
        return new StoreFile(path, new Pkcs12Format(), master, new MovableClock(NOW));
    }

    public MasterSource master(String masterFile) {
        return new MasterSource("file:" + folder.resolve(masterFile), name -> Optional.empty(), List.of());
    }

    public Path path() {
        return folder.resolve("secrets.p12");
    }

    /** With a store that was just made. */
    public StoreFolder made() {
        accepted(store().init("root"));
        return this;
    }

    public Path write(String name, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] octets() {
        try {
            return Files.readAllBytes(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the store says is behind that alias. */
    String secret(String alias) {
        try (StoreContents contents = accepted(store().read())) {
            return text(contents, alias);
        }
    }

    public static String text(StoreContents contents, String alias) {
        try (Secret found = accepted(contents.secret(alias))) {
            return found.use(octets -> new String(octets, StandardCharsets.UTF_8));
        }
    }

    public ChangeRecord set(String alias, String text) {
        try (Secret secret = secretOf(text)) {
            return accepted(store().change(EDITS.setSecret(alias, secret)));
        }
    }

    static Secret secretOf(String text) {
        return Secret.taking(text.getBytes(StandardCharsets.UTF_8));
    }

    public static OwnKey key(KeyKind kind) {
        try {
            return new SelfSigned(kind, Duration.ofDays(9), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=enabler"), NOW);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyRecord signing(String alias) {
        return new KeyRecord(alias, "main", KeyUse.SIGNING, KeyLife.waiting());
    }

    public static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    public static Rejection rejection(Verdict<?> verdict) {
        return verdict.rejection().orElseThrow(() -> new AssertionError("was accepted"));
    }

    public static Reason refusal(Verdict<?> verdict) {
        return rejection(verdict).reason();
    }
}

package org.secf.administration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.keys.Jwk;
import org.secf.keys.PayloadSeal;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.StoreObserver;
import org.secf.keys.set.Watch;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreFile;
import org.secf.state.MovableClock;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** An application with one store, whose administrators have the role {@code keeper}. What a test does not change is as it must be. */
final class Office {

    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    static final String OWN = "https://app.example.org";
    static final String CANARY = "canary-secret-3e7a";

    final MovableClock clock = new MovableClock(NOW);
    final List<String> audit = Collections.synchronizedList(new ArrayList<>());
    final Map<String, List<String>> headers = new HashMap<>();
    final StoreFile file;
    private final WatchedStore store;
    Map<String, String> administrators = Map.of("", "keeper");
    Set<String> roles = Set.of("keeper");
    Optional<PayloadSeal> seal = Optional.of(new ClearSeal());
    Caller caller = caller("alice");
    String name = "main";
    boolean isConfidential = true;

    Office(Path folder) {
        Path master = write(folder.resolve("master"));
        this.file = new StoreFile(
                folder.resolve("secrets.p12"),
                new Pkcs12Format(),
                new MasterSource("file:" + master, variable -> Optional.empty(), List.of()),
                clock);
        accepted(file.init("root"));
        Watch watch = new Watch(Duration.ofHours(1), clock, Runnable::run, new Unheard());
        this.store = WatchedStore.open("secf.store", file, watch);
    }

    private record Unheard() implements StoreObserver {
        @Override
        public void changed(WatchedStore store, long version) {}

        @Override
        public void failed(WatchedStore store, Rejection rejection) {}
    }

    private static Path write(Path file) {
        try {
            Files.writeString(file, "canary-master-Zm9vYmFy");
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Caller caller(String name) {
        Evidence evidence = new Evidence("basic", "https://idp", NOW, Optional.empty(), Optional.empty());
        return new AuthenticatedCaller(name, Set.of(), Map.of(), evidence, List.of());
    }

    /** The version that the application follows. */
    long followed() {
        return store.version();
    }

    Office with(String header, String... values) {
        headers.put(header, List.of(values));
        return this;
    }

    Verdict<Answer> ask(Operation operation) {
        return ask(operation, "", "");
    }

    Verdict<Answer> ask(Operation operation, String subject, String body) {
        KeyRing keys = new KeyRing(Map.of("", store), Map.of(), administrators);
        AdministrationContext context =
                new AdministrationContext(keys, caller, isConfidential, clock, new SecureRandom(), seal, audit::add);
        return new Administration(context)
                .answer(new AdministrationRequest(
                        operation,
                        name,
                        subject,
                        roles::contains,
                        header -> headers.getOrDefault(header, List.of()),
                        OWN,
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    /** For the present version, of the right media type. */
    Verdict<Answer> change(Operation operation, String subject, String body) {
        operation.mediaType().ifPresent(type -> with("Content-Type", type));
        return with("If-Match", "\"" + version() + "\"").ask(operation, subject, body);
    }

    long version() {
        return read(StoreContents::version);
    }

    <T> T read(java.util.function.Function<StoreContents, T> view) {
        try (StoreContents contents = accepted(file.read())) {
            return view.apply(contents);
        }
    }

    /** Sealed as a client does. */
    String sealed(String alias, long version) {
        Jwk key = accepted(Jwk.read(accepted(ask(Operation.SHOW_TRANSPORT_KEY)).json()));
        SecretEnvelope envelope = accepted(SecretEnvelope.to(key, Thumbprint.of(key.key()), new ClearSeal()));
        try (Secret secret = Secret.taking(CANARY.getBytes(StandardCharsets.UTF_8))) {
            return envelope.seal("main", alias, version, secret);
        }
    }

    static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    static Reason refusal(Verdict<?> verdict) {
        return verdict.rejection()
                .orElseThrow(() -> new AssertionError("was accepted"))
                .reason();
    }
}

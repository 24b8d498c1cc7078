package org.secf.elytron.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.keys.store.ChangeRecord;
import org.secf.keys.store.KeyRecord;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEdits;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreEntry.SecretEntry;
import org.secf.keys.store.StoreFile;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.wildfly.security.auth.server.IdentityCredentials;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStore.CredentialSourceProtectionParameter;
import org.wildfly.security.credential.store.WildFlyElytronCredentialStoreProvider;
import org.wildfly.security.password.interfaces.ClearPassword;

/** A folder with a credential store for each test, and another one for what is temporary, in which nothing may be left. */
final class Stores implements BeforeEachCallback, AfterEachCallback {

    static final String MASTER = "a-master-secret-of-tests";
    static final String OTHER_MASTER = "another-master-of-tests";
    static final StoreEdits EDITS = new StoreEdits("test", OptionalLong.empty());

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private @Nullable Path folder;

    /** A folder that is there. */
    static Stores in(Path folder) {
        Stores stores = new Stores();
        stores.folder = folder;
        return stores;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("stores");
        Files.createDirectory(temporary());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        List<Path> left = files(temporary());
        for (Path file : files(folder())) {
            if (!file.equals(temporary())) {
                Files.delete(file);
            }
        }
        assertThat(left).as("what Elytron left behind").isEmpty();
        Files.delete(temporary());
        Files.delete(folder());
    }

    Path folder() {
        return Objects.requireNonNull(folder);
    }

    static Secret secret(String text) {
        return Secret.taking(text.getBytes(StandardCharsets.UTF_8));
    }

    static OwnKey key(KeyKind kind) throws GeneralSecurityException {
        return new SelfSigned(kind, Duration.ofDays(30), new SecureRandom(), Optional.empty())
                .generate(new X500Principal("CN=" + kind.name()), CLOCK.instant());
    }

    /** A store of ours with one of each kind, and a key set with a history. */
    static StoreContents contents() throws GeneralSecurityException {
        SortedMap<String, StoreEntry> entries = new TreeMap<>(Map.of(
                "token", new SecretEntry(secret("correct horse")),
                "octets", new SecretEntry(Secret.taking(new byte[] {0, (byte) 0xFF, 1, (byte) 0xFE})),
                "signing", new StoreEntry.KeyEntry(key(KeyKind.P_256)),
                "partner", new StoreEntry.TrustEntry(key(KeyKind.ED25519).certificate())));
        return new StoreContents(
                7,
                entries,
                List.of(new KeyRecord(
                        "signing", "login", KeyUse.SIGNING, KeyLife.waiting().activeFrom(CLOCK.instant()))),
                List.of(new ChangeRecord(7, CLOCK.instant(), "alice", "key generate", "signing")));
    }

    static Optional<Reason> reason(Verdict<?> verdict) {
        return verdict.rejection().map(Rejection::reason);
    }

    static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    static byte[] octets(StoreContents contents, String alias) {
        return accepted(contents.secret(alias)).use(byte[]::clone);
    }

    ElytronFormat format() {
        return new ElytronFormat(Optional.of(temporary()));
    }

    Path temporary() {
        return folder().resolve("temporary");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    Path path() {
        return folder().resolve("secrets.cs");
    }

    StoreFile file() {
        return file(MASTER);
    }

    StoreFile file(String master) {
        return new StoreFile(path(), format(), source(master), CLOCK);
    }

    static MasterSource source(String master) {
        return new MasterSource("env:MASTER", name -> Optional.of(master), List.of(new ElytronMask()));
    }

    /** As an administrator has to; Elytron's tool leaves files to everybody. */
    void makePrivate() throws IOException {
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-------"));
    }

    /** The store as Elytron opens it for others. */
    CredentialStore elytron(String type, String master) throws GeneralSecurityException {
        Provider[] providers = {WildFlyElytronCredentialStoreProvider.getInstance()};
        CredentialStore store = CredentialStore.getInstance("KeyStoreCredentialStore", () -> providers);
        ClearPassword password = ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, master.toCharArray());
        store.initialize(
                Map.of("location", path().toString(), "keyStoreType", type, "create", "true"),
                new CredentialSourceProtectionParameter(
                        IdentityCredentials.NONE.withCredential(new PasswordCredential(password))),
                providers);
        return store;
    }
}

package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.secretOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Canaries stand wherever a secret can stand; no refusal, and no text of a value, shows one. */
class NoSecretInTextTest {

    private static final String CANARY = "canary";

    @TempDir
    Path temporary;

    private final List<String> texts = new ArrayList<>();
    private final OwnKey key = StoreFolder.key(KeyKind.P_256);
    private StoreFolder folder;

    @BeforeEach
    void makeStore() {
        folder = new StoreFolder(temporary).made();
        folder.set("db", "canary-secret");
    }

    /** The test gathers; here is what it must not have found. */
    @AfterEach
    void findNoCanary() {
        byte[] octets = key.privateKey().getEncoded();
        byte[] scalar = Arrays.copyOfRange(octets, octets.length - 32, octets.length);

        assertThat(texts)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(CANARY)
                        .doesNotContain(
                                Arrays.toString("canary-secret".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .doesNotContain(HexFormat.of().formatHex(scalar))
                        .doesNotContain(Base64.getEncoder().encodeToString(octets)));
    }

    private void refused(Verdict<?> verdict) {
        Rejection rejection = StoreFolder.rejection(verdict);
        texts.add(rejection.detail());
        texts.add(rejection.toString());
        texts.add(verdict.toString());
    }

    @Test
    void ofFilesThatDoNotOpen() throws IOException {
        byte[] whole = folder.octets();
        folder.write("other", "canary-other-master-secret");
        refused(folder.store("other").read());
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            Files.write(folder.path(), Arrays.copyOf(whole, length));
            refused(folder.store().read());
        }
        Files.write(folder.path(), whole);
        Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rw-r--r--"));
        refused(folder.store().read());
        refused(folder.store().init("root"));
        Files.delete(folder.path());
        refused(folder.store().read());
    }

    @Test
    void ofMasterSecretsThatAreNone() throws IOException {
        folder.write("short", CANARY);
        folder.write("odd", "canary \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9");
        refused(folder.store().rekey(EDITS.removeSecret("db"), folder.master("short")));
        refused(folder.store("odd").read());
        Files.setPosixFilePermissions(folder.folder().resolve("master"), PosixFilePermissions.fromString("rw-r--r--"));
        refused(folder.store().read());
        for (String location : List.of(CANARY, "env:UNSET", "systemd:master")) {
            refused(new MasterSource(location, name -> Optional.empty(), List.of()).open());
        }
        refused(new MasterSource("env:M", name -> Optional.of("MASK-canary"), List.of()).open());
    }

    @Test
    void ofChangesThatAreRefused() {
        try (Secret secret = secretOf("canary-secret")) {
            for (Change change : List.of(
                    EDITS.setSecret("Bad Alias", secret),
                    EDITS.setSecret(Alias.MANIFEST, secret),
                    new StoreEdits("bob", OptionalLong.of(99)).setSecret("db", secret),
                    EDITS.removeSecret("none"),
                    EDITS.retire("db", NOW),
                    EDITS.removeKey("db", NOW),
                    EDITS.rotate("main", KeyUse.SIGNING, new Rotation(NOW, NOW, Duration.ZERO)),
                    EDITS.addKey("x", StoreFolder.signing("k"), new StoreEntry.SecretEntry(secret)),
                    EDITS.addKey("x", StoreFolder.signing("db"), new StoreEntry.KeyEntry(key)),
                    EDITS.addKey("x", StoreFolder.signing("k"), new StoreEntry.KeyEntry(mixed())))) {
                refused(folder.store().change(change));
            }
        }
    }

    private OwnKey mixed() {
        return new OwnKey(key.privateKey(), StoreFolder.key(KeyKind.P_256).chain());
    }

    @Test
    void ofWhatIsRight() {
        try (Secret secret = secretOf("canary-secret")) {
            StoreEntry own = new StoreEntry.KeyEntry(key);
            Change change = EDITS.addKey("key import", StoreFolder.signing("own"), own);
            texts.add(change.toString());
            texts.add(EDITS.setSecret("db", secret).toString());
            texts.add(accepted(folder.store().change(change)).toString());
            texts.add(folder.store().toString());
            texts.add(own.toString() + new StoreEntry.SecretEntry(secret) + secret + key);
        }
        Verdict<StoreContents> read = folder.store().read();
        texts.add(read.toString());
        try (StoreContents contents = accepted(read)) {
            texts.add(contents.toString() + contents.entries() + contents.keys() + contents.changes());
            texts.add(contents.secret("db").toString());
            texts.add(new String(Manifest.write(contents), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}

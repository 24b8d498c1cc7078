package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;
import static org.secf.keys.store.StoreFolder.refusal;
import static org.secf.keys.store.StoreFolder.secretOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.store.StoreEntry.KeyEntry;
import org.secf.verdict.Reason;

/**
 * One fault at a time, everything else right; the switch does not compile when a reason has no input. What a new key must be is {@code NewKeyTest}'s; and a lock that is held for seconds is {@code ConcurrentChangesTest}'s.
 */
class EveryStoreReasonIsReachedTest {

    @TempDir
    Path temporary;

    private StoreFolder folder;

    @BeforeEach
    void makeStore() {
        folder = new StoreFolder(temporary).made();
        folder.set("db", "s3cret");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STORE_BUSY", "KEY_TOO_WEAK", "KEY_NOT_FOR_USE", "CHAIN_BROKEN", "CERTIFICATE_NOT_VALID"})
    void refusesWithItsReason(StoreReason reason) throws Exception {
        assertThat(provoke(reason)).isEqualTo(reason);
        assertThat(reason.clause()).matches("SEC_CF (SEC|KEM)-00[13]|.* §.*|.* SDP-.*");
    }

    private Reason provoke(StoreReason reason) throws Exception {
        return switch (reason) {
            case NO_MASTER_SECRET, MASTER_SECRET_TOO_SHORT -> master(reason);
            case NO_STORE, STORE_EXISTS, STORE_NOT_PRIVATE, STORE_UNREADABLE -> file(reason);
            case STORE_NOT_OPENED, STORE_MALFORMED, STORE_NOT_WRITTEN, STORE_NOT_FORCED, STALE_VERSION -> store(reason);
            case BAD_ALIAS, NO_SUCH_ALIAS, WRONG_KIND, EMPTY_SECRET -> secret(reason);
            case ALIAS_TAKEN, KEY_PAIR_MISMATCH -> key(reason);
            case NO_NEXT_KEY, WRONG_KEY_STATE, LAST_ACTIVE_KEY, OVERLAP_TOO_SHORT -> life(reason);
            case STORE_BUSY, KEY_TOO_WEAK, KEY_NOT_FOR_USE, CHAIN_BROKEN, CERTIFICATE_NOT_VALID ->
                throw new IllegalArgumentException("elsewhere");
        };
    }

    private Reason master(StoreReason reason) {
        if (reason == StoreReason.NO_MASTER_SECRET) {
            return refusal(folder.store("none").read());
        }
        folder.write("short", "fifteen letters");
        return refusal(folder.store().rekey(EDITS.removeSecret("db"), folder.master("short")));
    }

    private Reason file(StoreReason reason) throws IOException {
        switch (reason) {
            case STORE_EXISTS -> {
                return refusal(folder.store().init("root"));
            }
            case NO_STORE -> Files.delete(folder.path());
            case STORE_NOT_PRIVATE ->
                Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rw-r-----"));
            default -> Files.write(folder.path(), new byte[16 * 1024 * 1024 + 1]);
        }
        return refusal(folder.store().read());
    }

    private Reason store(StoreReason reason) throws Exception {
        switch (reason) {
            case STALE_VERSION -> {
                return refusal(folder.store().change(new StoreEdits("bob", OptionalLong.of(1)).removeSecret("db")));
            }
            case STORE_NOT_WRITTEN -> {
                Path inTheWay = Files.createDirectory(folder.folder().resolve("secrets.p12.new"));
                Files.createFile(inTheWay.resolve("file"));
                return refusal(folder.store().change(EDITS.removeSecret("db")));
            }
            case STORE_NOT_FORCED -> {
                return refusal(StoreFolder.store(
                                LooseDisk.at(folder.path()), folder.folder().resolve("master"))
                        .change(EDITS.removeSecret("db")));
            }
            case STORE_MALFORMED -> Files.write(folder.path(), withManifest("{}"));
            default -> folder.write("master", "another-master-secret");
        }
        return refusal(folder.store().read());
    }

    private static byte[] withManifest(String json) throws Exception {
        char[] password = StoreFolder.MASTER.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        byte[] octets = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        store.setKeyEntry(Alias.MANIFEST, new SecretKeySpec(octets, "AES"), password, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password);
        return out.toByteArray();
    }

    private Reason secret(StoreReason reason) {
        return switch (reason) {
            case BAD_ALIAS -> refusal(folder.store().change(EDITS.setSecret("DB", secretOf("x"))));
            case EMPTY_SECRET -> refusal(folder.store().change(EDITS.setSecret("db", secretOf(""))));
            case NO_SUCH_ALIAS -> refusal(folder.store().change(EDITS.removeSecret("none")));
            default -> {
                add("own", KeyLife.waiting(), StoreFolder.key(KeyKind.P_256));
                yield refusal(folder.store().change(EDITS.removeSecret("own")));
            }
        };
    }

    private Change adding(String alias, KeyLife life, OwnKey key) {
        return EDITS.addKey("key import", new KeyRecord(alias, "main", KeyUse.SIGNING, life), new KeyEntry(key));
    }

    private void add(String alias, KeyLife life, OwnKey key) {
        StoreFolder.accepted(folder.store().change(adding(alias, life, key)));
    }

    private Reason key(StoreReason reason) {
        OwnKey key = StoreFolder.key(KeyKind.P_256);
        OwnKey mixed =
                new OwnKey(key.privateKey(), StoreFolder.key(KeyKind.P_256).chain());
        return refusal(folder.store()
                .change(
                        reason == StoreReason.ALIAS_TAKEN
                                ? adding("db", KeyLife.waiting(), key)
                                : adding("own", KeyLife.waiting(), mixed)));
    }

    private Reason life(StoreReason reason) {
        add("own", KeyLife.waiting().activeFrom(NOW), StoreFolder.key(KeyKind.P_256));
        return switch (reason) {
            case NO_NEXT_KEY -> rotation(Duration.ofDays(1));
            case LAST_ACTIVE_KEY -> refusal(folder.store().change(EDITS.retire("own", NOW)));
            case WRONG_KEY_STATE -> refusal(folder.store().change(EDITS.removeKey("own", NOW)));
            default -> {
                add("next", KeyLife.waiting(), StoreFolder.key(KeyKind.P_256));
                yield rotation(Duration.ofSeconds(1));
            }
        };
    }

    private Reason rotation(Duration notice) {
        Rotation rotation = new Rotation(NOW, NOW.plus(notice), Duration.ofDays(1));
        return refusal(folder.store().change(EDITS.rotate("main", KeyUse.SIGNING, rotation)));
    }
}

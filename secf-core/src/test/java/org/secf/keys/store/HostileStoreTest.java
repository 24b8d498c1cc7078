package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.refusal;
import static org.secf.keys.store.StoreFolder.rejection;
import static org.secf.keys.store.StoreFolder.secretOf;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.verdict.Rejection;

/** Files that somebody broke or made, each with one fault; whatever is read is right, or nothing is read. */
class HostileStoreTest {

    private static final int TRUNCATIONS = 60;
    private static final int FLIPS = 240;

    @TempDir
    Path temporary;

    private StoreFolder folder;

    @BeforeEach
    void makeStore() {
        folder = new StoreFolder(temporary).made();
        folder.set("db", "s3cret");
    }

    private void replace(byte[] octets) {
        try {
            Files.write(folder.path(), octets);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void doesNotOpenByAnotherMasterSecret() {
        folder.write("other", StoreFolder.MASTER + "x");

        assertThat(refusal(folder.store("other").read())).isEqualTo(StoreReason.STORE_NOT_OPENED);
        assertThat(refusal(folder.store("other").change(EDITS.removeSecret("db"))))
                .isEqualTo(StoreReason.STORE_NOT_OPENED);
    }

    @Test
    void doesNotOpenCutOffAnywhere() {
        byte[] whole = folder.octets();
        for (int i = 0; i < TRUNCATIONS; i++) {
            int length = i < 20 ? i : i < 40 ? whole.length - 1 - (i - 20) : (i - 40) * whole.length / 20;
            replace(Arrays.copyOf(whole, length));

            assertThat(refusal(folder.store().read())).as("cut to %d", length).isEqualTo(StoreReason.STORE_NOT_OPENED);
        }
    }

    @Test
    void doesNotOpenWithAnythingBehindIt() {
        byte[] whole = folder.octets();
        replace(Arrays.copyOf(whole, whole.length + 1));

        assertThat(refusal(folder.store().read())).isEqualTo(StoreReason.STORE_NOT_OPENED);
    }

    @Test
    void doesNotOpenWithAFlippedBit() {
        OwnKey their = StoreFolder.key(KeyKind.P_256);
        KeyRecord trust = new KeyRecord("idp", "main", KeyUse.TRUST, KeyLife.waiting());
        accepted(folder.store()
                .change(EDITS.addKey("trust add", trust, new StoreEntry.TrustEntry(their.certificate()))));
        byte[] whole = folder.octets();
        for (int i = 0; i < FLIPS; i++) {
            int at = (int) ((long) i * whole.length / FLIPS);
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << (i % 8));
            replace(flipped);

            assertThat(refusal(folder.store().read()))
                    .as("bit %d of octet %d", i % 8, at)
                    .isEqualTo(StoreReason.STORE_NOT_OPENED);
        }
    }

    @Test
    void doesNotOpenEmpty() {
        replace(new byte[0]);

        assertThat(refusal(folder.store().read())).isEqualTo(StoreReason.STORE_NOT_OPENED);
    }

    @Test
    void isNotEvenReadAt17Megabytes() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.path().toFile(), "rw")) {
            file.setLength(17L * 1024 * 1024);
        }

        Rejection refused = rejection(folder.store().read());
        assertThat(refused.reason()).isEqualTo(StoreReason.STORE_UNREADABLE);
        assertThat(refused.expected()).contains("16777216");
    }

    @Test
    void isNoFolder() throws IOException {
        Files.delete(folder.path());
        Files.createDirectory(
                folder.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertThat(refusal(folder.store().read())).isEqualTo(StoreReason.STORE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw-rw-rw-"})
    void isNotReadWhereOthersMayReadOrChangeIt(String permissions) throws IOException {
        Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString(permissions));

        Rejection refused = rejection(folder.store().read());
        assertThat(refused.reason()).isEqualTo(StoreReason.STORE_NOT_PRIVATE);
        assertThat(refused.detail()).contains("chmod 600 " + folder.path());
        try (var secret = secretOf("x")) {
            assertThat(refusal(folder.store().change(EDITS.setSecret("db", secret))))
                    .isEqualTo(StoreReason.STORE_NOT_PRIVATE);
        }
    }

    @Test
    void isReadWhereNotEvenItsOwnerMayChangeIt() throws IOException {
        Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("r--------"));

        assertThat(folder.secret("db")).isEqualTo("s3cret");
    }

    @Test
    void saysWhichAliasIsMissing() {
        try (StoreContents contents = accepted(folder.store().read())) {
            Rejection refused = rejection(contents.secret("mail"));
            assertThat(refused.reason()).isEqualTo(StoreReason.NO_SUCH_ALIAS);
            assertThat(refused.received()).isEqualTo("mail");
        }
    }
}

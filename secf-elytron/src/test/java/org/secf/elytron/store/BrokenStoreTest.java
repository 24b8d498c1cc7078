package org.secf.elytron.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.elytron.store.Stores.accepted;
import static org.secf.elytron.store.Stores.reason;
import static org.secf.elytron.store.Stores.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.der.Der;
import org.secf.der.DerWriter;
import org.secf.der.MalformedDer;
import org.secf.keys.store.StoreReason;
import org.secf.verdict.Reason;

/** Stores that somebody changed without their master secret. Nothing of them is believed, and nothing throws. */
class BrokenStoreTest {

    private static final int STEP = 64;

    @RegisterExtension
    final Stores stores = new Stores();

    private byte[] sound(KeyStoreKind kind) throws GeneralSecurityException, IOException {
        if (kind == KeyStoreKind.JCEKS) {
            return accepted(stores.format().write(Stores.contents(), secret(Stores.MASTER), Optional.empty()));
        }
        stores.elytron(kind.name(), Stores.MASTER).flush();
        stores.makePrivate();
        accepted(stores.file().change(Stores.EDITS.setSecret("a", secret("one"))));
        return Files.readAllBytes(stores.path());
    }

    private Optional<Reason> answer(byte[] octets) {
        return reason(stores.format().read(octets, secret(Stores.MASTER)));
    }

    @ParameterizedTest
    @EnumSource
    void soundOnesAreRead(KeyStoreKind kind) throws GeneralSecurityException, IOException {
        assertThat(answer(sound(kind))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anotherMasterSecretOpensNothing(KeyStoreKind kind) throws GeneralSecurityException, IOException {
        assertThat(reason(stores.format().read(sound(kind), secret(Stores.OTHER_MASTER))))
                .contains(StoreReason.STORE_NOT_OPENED);
    }

    @ParameterizedTest
    @EnumSource
    void aPartIsNoStore(KeyStoreKind kind) throws GeneralSecurityException, IOException {
        byte[] sound = sound(kind);
        for (int length = 0; length < sound.length; length += STEP) {
            assertThat(answer(Arrays.copyOf(sound, length)))
                    .as("the first %d octets", length)
                    .contains(StoreReason.STORE_NOT_OPENED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneOctetChangedIsNoticed(KeyStoreKind kind) throws GeneralSecurityException, IOException {
        byte[] sound = sound(kind);
        List<Integer> unnoticed = new ArrayList<>();
        for (int place = 0; place < sound.length; place += place < STEP ? 1 : 7) {
            byte[] changed = sound.clone();
            changed[place] ^= 0x41;
            if (!answer(changed).equals(Optional.of(StoreReason.STORE_NOT_OPENED))) {
                unnoticed.add(place);
            }
        }
        assertThat(unnoticed).as("of %d octets", sound.length).isEmpty();
    }

    /** The JDK would deserialise it first. Here it is not even put into a file. */
    @Test
    void jceksIsNotReadBeforeItsDigestIsRight() throws GeneralSecurityException, IOException {
        ElytronFormat homeless = new ElytronFormat(Optional.of(stores.folder().resolve("nowhere")));
        byte[] octets = sound(KeyStoreKind.JCEKS);
        assertThat(reason(homeless.read(octets, secret(Stores.MASTER)))).contains(StoreReason.STORE_UNREADABLE);

        octets[octets.length / 2] ^= 1;

        assertThat(reason(homeless.read(octets, secret(Stores.MASTER)))).contains(StoreReason.STORE_NOT_OPENED);
    }

    @Test
    void somethingElseIsNoStore() {
        for (byte[] other : List.of(new byte[0], "{}".repeat(50).getBytes(StandardCharsets.UTF_8), new byte[500])) {
            assertThat(answer(other)).contains(StoreReason.STORE_NOT_OPENED);
        }
    }

    /** The JDK opens it, and Elytron with it. */
    @Test
    void pkcs12WithoutMacIsNotBelieved() throws GeneralSecurityException, IOException, MalformedDer {
        List<Der> parts = Der.parse(sound(KeyStoreKind.PKCS12)).children();
        byte[] stripped = DerWriter.element(Der.SEQUENCE, whole(parts.get(0)), whole(parts.get(1)));
        Files.write(stores.path(), stripped);
        assertThat(stores.elytron("PKCS12", Stores.MASTER).getAliases()).contains("a");

        assertThat(answer(stripped)).contains(StoreReason.STORE_NOT_OPENED);
    }

    private static byte[] whole(Der element) {
        return HexFormat.of().parseHex(element.hex());
    }

    /** What fails on the way leaves the file as it was. */
    @Test
    void aBrokenStoreIsNotWrittenOver() throws GeneralSecurityException, IOException {
        byte[] changed = sound(KeyStoreKind.PKCS12);
        changed[changed.length / 2] ^= 1;
        Files.write(stores.path(), changed);

        assertThat(reason(stores.file().change(Stores.EDITS.setSecret("a", secret("two")))))
                .contains(StoreReason.STORE_NOT_OPENED);
        assertThat(stores.path()).hasBinaryContent(changed);
    }
}

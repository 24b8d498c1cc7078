package org.secf.elytron.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.elytron.store.Stores.accepted;
import static org.secf.elytron.store.Stores.octets;
import static org.secf.elytron.store.Stores.reason;
import static org.secf.elytron.store.Stores.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreEntry.KeyEntry;
import org.secf.keys.store.StoreEntry.SecretEntry;
import org.secf.keys.store.StoreReason;
import org.secf.verdict.Verdict;

class ElytronFormatTest {

    @RegisterExtension
    final Stores stores = new Stores();

    private StoreContents again(StoreContents contents) {
        byte[] octets = accepted(stores.format().write(contents, secret(Stores.MASTER), Optional.empty()));
        return accepted(stores.format().read(octets, secret(Stores.MASTER)));
    }

    private static StoreContents of(StoreEntry entry) {
        return new StoreContents(1, new TreeMap<>(Map.of("it", entry)), List.of(), List.of());
    }

    @Test
    void readsWhatItWrote() throws GeneralSecurityException {
        StoreContents made = Stores.contents();

        StoreContents read = again(made);

        assertThat(read.version()).isEqualTo(7);
        assertThat(read.keys()).isEqualTo(made.keys());
        assertThat(read.changes()).isEqualTo(made.changes());
        assertThat(read.entries()).containsOnlyKeys("token", "octets", "signing", "partner");
        assertThat(octets(read, "token")).isEqualTo("correct horse".getBytes(StandardCharsets.UTF_8));
        assertThat(octets(read, "octets")).isEqualTo(new byte[] {0, (byte) 0xFF, 1, (byte) 0xFE});
        assertThat(read.entries().get("partner")).isEqualTo(made.entries().get("partner"));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"RSA_3072", "P_256", "P_384", "ED25519"})
    void keepsKeysOfEachKind(KeyKind kind) throws GeneralSecurityException {
        OwnKey key = Stores.key(kind);

        KeyEntry read = (KeyEntry) accepted(again(of(new KeyEntry(key))).entry("it"));

        assertThat(read.key().privateKey().getEncoded())
                .isEqualTo(key.privateKey().getEncoded());
        assertThat(read.key().chain()).isEqualTo(key.chain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "\0zero first",
                "e\u0301 and \u00e9",
                "\ud83d\udd11",
                "line\nend\r\n",
                "\ufeffmark",
                "\ufb01"
            })
    void keepsEachOctetOfText(String text) {
        assertThat(octets(again(of(new SecretEntry(secret(text)))), "it"))
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsOctetsThatAreNoText() {
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};

        assertThat(octets(again(of(new SecretEntry(Secret.taking(surrogate.clone())))), "it"))
                .isEqualTo(surrogate);
    }

    @Test
    void keepsAManifestOfManyChanges() throws GeneralSecurityException {
        StoreContents one = Stores.contents();
        var changes = java.util.Collections.nCopies(200, one.changes().get(0));

        assertThat(again(new StoreContents(200, new TreeMap<>(), List.of(), changes))
                        .changes())
                .isEqualTo(changes);
    }

    /** The JDK derives keys from nothing else. */
    @Test
    void saysWhichMasterSecretsTheJdkTakes() {
        assertThat(stores.format()
                        .write(StoreContents.empty(), secret("pa\u00dfwort-of-sixteen"), Optional.empty())
                        .rejection())
                .hasValueSatisfying(rejection -> {
                    assertThat(rejection.reason()).isEqualTo(StoreReason.STORE_NOT_WRITTEN);
                    assertThat(rejection.expected()).contains("printable ASCII");
                });
    }

    @Test
    void refusesAKeyThatIsNotItsCertificates() throws GeneralSecurityException {
        OwnKey mixed = new OwnKey(
                Stores.key(KeyKind.ED25519).privateKey(),
                Stores.key(KeyKind.P_256).chain());

        assertThat(reason(stores.format().write(of(new KeyEntry(mixed)), secret(Stores.MASTER), Optional.empty())))
                .contains(StoreReason.STORE_NOT_WRITTEN);
    }

    @Test
    void refusesAManifestOfAnotherProduct() throws GeneralSecurityException, IOException {
        var elytron = stores.elytron("JCEKS", Stores.MASTER);
        elytron.store("secf-manifest", Credentials.of("{}".getBytes(StandardCharsets.UTF_8)));
        elytron.flush();

        assertThat(reason(stores.format().read(Files.readAllBytes(stores.path()), secret(Stores.MASTER))))
                .contains(StoreReason.STORE_MALFORMED);
    }

    @Test
    void saysWhereItCannotWork() throws GeneralSecurityException {
        byte[] octets = accepted(stores.format().write(Stores.contents(), secret(Stores.MASTER), Optional.empty()));
        ElytronFormat homeless = new ElytronFormat(Optional.of(stores.folder().resolve("nowhere")));

        assertThat(reason(homeless.read(octets, secret(Stores.MASTER)))).contains(StoreReason.STORE_UNREADABLE);
        assertThat(reason(homeless.write(StoreContents.empty(), secret(Stores.MASTER), Optional.empty())))
                .contains(StoreReason.STORE_NOT_WRITTEN);
    }

    @Test
    void leavesTheProvidersOfTheJvmAlone() throws GeneralSecurityException {
        again(Stores.contents());

        assertThat(Arrays.stream(Security.getProviders()).map(java.security.Provider::getName))
                .noneMatch(name -> name.contains("Elytron"));
    }

    @Test
    void worksInAFolderOfItsOwn() throws IOException {
        try (PrivateFolder place = PrivateFolder.in(Optional.of(stores.temporary()))) {
            Path store = place.store(new byte[] {1});

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.path())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keepsTheRulesOfStoreFiles() throws GeneralSecurityException {
        assertThat(reason(stores.file().init("test"))).isEmpty();

        assertThat(accepted(stores.file().change(Stores.EDITS.setSecret("a", secret("one"))))
                        .version())
                .isEqualTo(2);
        assertThat(reason(stores.file()
                        .rekey(Stores.EDITS.setSecret("b", secret("two")), Stores.source(Stores.OTHER_MASTER))))
                .isEmpty();

        assertThat(reason(stores.file().read())).contains(StoreReason.STORE_NOT_OPENED);
        StoreContents read = accepted(stores.file(Stores.OTHER_MASTER).read());
        assertThat(read.version()).isEqualTo(3);
        assertThat(octets(read, "a")).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
        assertThat(stores.file(Stores.OTHER_MASTER)
                        .read()
                        .then(found -> found.entry("c"))
                        .rejection())
                .isPresent();
        assertThat(read.entry("a").map(StoreEntry::word)).isEqualTo(Verdict.accepted("secret"));
    }
}

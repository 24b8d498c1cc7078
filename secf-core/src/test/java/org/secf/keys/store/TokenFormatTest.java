package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.refusal;
import static org.secf.keys.store.StoreFolder.rejection;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.AgreementProof;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyState;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.store.StoreEntry.KeyEntry;
import org.secf.keys.store.StoreEntry.TrustEntry;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class TokenFormatTest {

    private static final X500Principal NAME = new X500Principal("CN=enabler");

    private static Token token;
    private static TokenFormat format;
    private static TokenFormat otherFormat;
    private static TokenFormat emptyFormat;
    private static TokenFormat strangeFormat;

    @TempDir
    Path temporary;

    private StoreFolder folder;

    @BeforeAll
    static void makeTokens() {
        SoftHsm.start();
        token = SoftHsm.make("one");
        Token other = SoftHsm.make("other");
        Token empty = SoftHsm.make("empty");
        Token strange = SoftHsm.make("strange");
        format = token.format();
        otherFormat = other.format();
        emptyFormat = empty.format();
        strangeFormat = strange.format();
    }

    @BeforeEach
    void makeStore() {
        folder = new StoreFolder(temporary);
        folder.write("pin", SoftHsm.PIN);
        accepted(store(format).init("root"));
    }

    private StoreFile store(StoreFormat wanted) {
        return store(wanted, "pin");
    }

    private StoreFile store(StoreFormat wanted, String pin) {
        return new StoreFile(folder.path(), wanted, folder.master(pin), folder.clock());
    }

    private static OwnKey make(KeyKind kind) throws GeneralSecurityException {
        return new SelfSigned(kind, Duration.ofDays(9), new SecureRandom(), format.token()).generate(NAME, NOW);
    }

    private void add(KeyRecord record, OwnKey key) {
        accepted(store(format).change(EDITS.addKey("key generate", record, new KeyEntry(key))));
    }

    private OwnKey read(String alias) {
        try (StoreContents contents = accepted(store(format).read())) {
            return ((KeyEntry) accepted(contents.entry(alias))).key();
        }
    }

    private static List<String> labels() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS11", format.token().orElseThrow());
        keys.load(null, SoftHsm.PIN.toCharArray());
        return Collections.list(keys.aliases());
    }

    private static void requireSigns(OwnKey key, KeyKind kind) throws GeneralSecurityException {
        byte[] content = "content".getBytes(StandardCharsets.US_ASCII);
        Signature verifier = Signature.getInstance(kind.signature());
        verifier.initVerify(key.certificate());
        verifier.update(content);

        assertThat(verifier.verify(key.sign(kind.signature(), content))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"P_256", "RSA_3072"})
    void keepsAKeyThatWasMadeInTheToken(KeyKind kind) throws GeneralSecurityException {
        OwnKey made = make(kind);
        add(StoreFolder.signing("own"), made);

        OwnKey read = read("own");
        assertThat(read.chain()).isEqualTo(made.chain());
        assertThat(read.token()).isEqualTo(format.token());
        assertThat(read.privateKey().getEncoded())
                .as("it never leaves the token")
                .isNull();
        requireSigns(read, kind);
    }

    @ParameterizedTest
    @EnumSource(names = {"P_256", "RSA_3072"})
    void takesInAKeyFromElsewhere(KeyKind kind) throws GeneralSecurityException {
        OwnKey inMemory = StoreFolder.key(kind);
        add(StoreFolder.signing("own"), inMemory);

        OwnKey read = read("own");
        assertThat(read.chain()).isEqualTo(inMemory.chain());
        assertThat(read.privateKey().getEncoded()).isNull();
        requireSigns(read, kind);
    }

    /** What is sealed to it can be opened, here by the key as it is read again. */
    @Test
    void agreesOnKeysWhereItKeepsThem() throws GeneralSecurityException {
        accepted(store(format).change(TransportKey.renewed(EDITS, new SecureRandom(), format.token(), NOW)));
        add(StoreFolder.signing("imported"), StoreFolder.key(KeyKind.P_256));

        for (String alias : List.of(TransportKey.NAME, "imported")) {
            OwnKey read = read(alias);
            assertThat(read.privateKey().getEncoded()).as(alias).isNull();
            assertThat(AgreementProof.holds(read, new SecureRandom())).as(alias).isTrue();
        }
    }

    @Test
    void makesNoEd25519Key() {
        assertThatThrownBy(() -> make(KeyKind.ED25519)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void keepsEverythingElseInTheFile() throws GeneralSecurityException {
        OwnKey their = StoreFolder.key(KeyKind.P_256);
        KeyRecord trust = new KeyRecord("idp", "main", KeyUse.TRUST, KeyLife.waiting());
        add(StoreFolder.signing("own"), make(KeyKind.P_256));
        try (var secret = StoreFolder.secretOf("s3cret")) {
            accepted(store(format).change(EDITS.setSecret("db", secret)));
            assertThat(secret.size()).as("left to whoever gave it").isEqualTo(6);
            assertThat(secret.matches("s3cret".getBytes(StandardCharsets.US_ASCII)))
                    .isTrue();
        }
        accepted(store(format).change(EDITS.addKey("trust add", trust, new TrustEntry(their.certificate()))));

        try (StoreContents contents = accepted(store(format).read())) {
            assertThat(contents.version()).isEqualTo(4);
            assertThat(contents.entries()).containsOnlyKeys("db", "idp", "own");
            assertThat(StoreFolder.text(contents, "db")).isEqualTo("s3cret");
            assertThat(contents.entries()).containsEntry("idp", new TrustEntry(their.certificate()));
            assertThat(contents.keys()).containsExactly(StoreFolder.signing("own"), trust);
            assertThat(contents.changes()).hasSize(4);
        }
    }

    @Test
    void isChangedFromTheVersionThatWasSeen() {
        Change late = new StoreEdits("bob", OptionalLong.of(7)).removeSecret("db");

        assertThat(refusal(store(format).change(late))).isEqualTo(StoreReason.STALE_VERSION);
    }

    @Nested
    class Opens {

        @Test
        void byThePinAlone() {
            folder.write("wrong", "wrong-pin-4321");
            Path path = folder.path();
            byte[] before = folder.octets();

            // A token that nobody has logged in to, since it would not be asked again.
            StoreFile wrong = new StoreFile(path, strangeFormat, folder.master("wrong"), folder.clock());
            Rejection refused = rejection(wrong.read());
            assertThat(refused.reason()).isEqualTo(StoreReason.STORE_NOT_OPENED);
            assertThat(refused.detail()).contains("PIN").doesNotContain("4321");

            StoreFile fresh = new StoreFile(
                    folder.folder().resolve("fresh.p12"), strangeFormat, folder.master("wrong"), folder.clock());
            assertThat(refusal(fresh.init("root"))).isEqualTo(StoreReason.STORE_NOT_OPENED);
            assertThat(folder.names()).doesNotContain("fresh.p12");
            assertThat(folder.octets()).isEqualTo(before);
        }

        @Test
        void withItsOwnTokenAlone() {
            assertThat(refusal(store(emptyFormat).read())).isEqualTo(StoreReason.STORE_NOT_OPENED);

            StoreFile ofOther = new StoreFile(
                    folder.folder().resolve("other.p12"), otherFormat, folder.master("pin"), folder.clock());
            accepted(ofOther.init("root"));
            assertThat(refusal(store(otherFormat).read()))
                    .as("a token with a key of its own for files")
                    .isEqualTo(StoreReason.STORE_NOT_OPENED);
            assertThat(store(format).read().rejection()).isEmpty();
        }

        @Test
        void byNothingWithoutTheToken() {
            assertThat(refusal(store(new Pkcs12Format()).read())).isEqualTo(StoreReason.STORE_NOT_OPENED);
            assertThat(refusal(store(new Pkcs12Format(), "master").read())).isEqualTo(StoreReason.STORE_NOT_OPENED);
        }

        @Test
        void unlessItWasBroken() throws Exception {
            byte[] broken = folder.octets();
            broken[broken.length / 2] ^= 1;
            Files.write(folder.path(), broken);

            assertThat(refusal(store(format).read())).isEqualTo(StoreReason.STORE_NOT_OPENED);
        }

        @Test
        void byAnotherProviderOfTheSameToken() {
            TokenFormat again = token.format();

            assertThat(accepted(store(again).read()).version()).isEqualTo(1);
        }
    }

    @Test
    void rotatesAndRemovesKeys() throws Exception {
        add(new KeyRecord("k1", "main", KeyUse.SIGNING, KeyLife.waiting().activeFrom(NOW)), make(KeyKind.P_256));
        add(StoreFolder.signing("k2"), make(KeyKind.P_256));
        StoreFile store = store(format);
        accepted(store.change(EDITS.rotate("main", KeyUse.SIGNING, Rotation.atOnce(NOW, Duration.ofHours(1)))));
        try (StoreContents contents = accepted(store.read())) {
            assertThat(contents.key("k1").orElseThrow().life().at(NOW)).isEqualTo(KeyState.RETIRING);
            assertThat(contents.key("k2").orElseThrow().life().at(NOW)).isEqualTo(KeyState.ACTIVE);
        }
        requireSigns(read("k1"), KeyKind.P_256);
        requireSigns(read("k2"), KeyKind.P_256);
        assertThat(labels()).anyMatch(label -> label.startsWith("k1."));

        accepted(store.change(EDITS.retire("k1", NOW)));
        assertThat(labels()).as("retired is not removed").anyMatch(label -> label.startsWith("k1."));
        accepted(store.change(EDITS.removeKey("k1", NOW)));

        assertThat(labels())
                .noneMatch(label -> label.startsWith("k1."))
                .anyMatch(label -> label.startsWith("k2."))
                .contains(TokenSession.FILE_KEY);
        requireSigns(read("k2"), KeyKind.P_256);
    }

    @Test
    void leavesKeysOfOtherStoresInTheTokenAlone() throws Exception {
        add(StoreFolder.signing("shared"), make(KeyKind.P_256));
        StoreFile second =
                new StoreFile(folder.folder().resolve("second.p12"), format, folder.master("pin"), folder.clock());
        accepted(second.init("root"));
        accepted(second.change(
                EDITS.addKey("key generate", StoreFolder.signing("shared"), new KeyEntry(make(KeyKind.P_256)))));
        accepted(second.change(EDITS.retire("shared", NOW)));
        accepted(second.change(EDITS.removeKey("shared", NOW)));

        requireSigns(read("shared"), KeyKind.P_256);
    }

    @Test
    void refusesAStoreWhoseKeyAnotherToolRemoved() throws Exception {
        add(StoreFolder.signing("lost"), make(KeyKind.P_256));
        KeyStore keys = KeyStore.getInstance("PKCS11", format.token().orElseThrow());
        keys.load(null, SoftHsm.PIN.toCharArray());
        for (String label : labels()) {
            if (label.startsWith("lost.")) {
                keys.deleteEntry(label);
            }
        }

        Rejection refused = rejection(store(format).read());
        assertThat(refused.reason()).isEqualTo(StoreReason.STORE_MALFORMED);
        assertThat(refused.expected()).contains("private key lost.");
    }

    @Test
    void hasNoMasterSecretToExchange() {
        Change rekey = new Change("alice", "store rekey", "store", OptionalLong.empty(), Verdict::accepted);

        Rejection refused = rejection(store(format).rekey(rekey, folder.master("master")));
        assertThat(refused.reason()).isEqualTo(StoreReason.STORE_NOT_WRITTEN);
        assertThat(refused.expected()).contains("PIN");
    }

    @Test
    void keepsItsKeysOutOfAStoreOfAnotherFormat() throws GeneralSecurityException {
        OwnKey inToken = make(KeyKind.P_256);
        folder.write("secrets.p12", "");
        StoreFile plain = new StoreFile(
                folder.folder().resolve("plain.p12"), new Pkcs12Format(), folder.master("master"), folder.clock());
        accepted(plain.init("root"));

        assertThat(refusal(plain.change(EDITS.addKey("x", StoreFolder.signing("own"), new KeyEntry(inToken)))))
                .isEqualTo(StoreReason.STORE_NOT_WRITTEN);
        assertThat(refusal(otherStoreWith(inToken))).isEqualTo(StoreReason.STORE_NOT_WRITTEN);
    }

    private Verdict<ChangeRecord> otherStoreWith(OwnKey key) {
        StoreFile other =
                new StoreFile(folder.folder().resolve("other.p12"), otherFormat, folder.master("pin"), folder.clock());
        accepted(other.init("root"));
        return other.change(EDITS.addKey("x", StoreFolder.signing("own"), new KeyEntry(key)));
    }

    @Test
    void isKnownToNobodyElseInTheProcess() {
        Provider provider = format.token().orElseThrow();

        assertThat(Security.getProviders()).doesNotContain(provider);
        assertThat(Optional.ofNullable(Security.getProvider(provider.getName())))
                .isEmpty();
        assertThat(format.name()).isEqualTo("pkcs11");
    }

    @Nested
    class Configuration {

        @ParameterizedTest
        @ValueSource(strings = {"libsofthsm2.so", "/a\nname = x", "/a\"", "/${user.home}/x", ""})
        void needsAWholePathThatIsPlain(String library) {
            assertThatThrownBy(() -> new Token(Path.of(library), Token.Numbering.SLOT, 0))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("whole path");
        }

        @Test
        void needsASlot() {
            assertThatThrownBy(() -> new Token(SoftHsm.LIBRARY, Token.Numbering.SLOT, -1))
                    .isInstanceOf(ConfigurationException.class);
            assertThatThrownBy(() -> new Token(SoftHsm.LIBRARY, Token.Numbering.SLOT_LIST_INDEX, 999).format())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("slotListIndex 999");
        }

        @Test
        void needsALibraryThatIsThere() {
            Path missing = Path.of("/nowhere/lib with space.so");

            assertThatThrownBy(() -> new Token(missing, Token.Numbering.SLOT, 0).format())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("/nowhere/lib with space.so");
        }

        @Test
        void countsSlotsFromNought() {
            StoreFormat first = new Token(SoftHsm.LIBRARY, Token.Numbering.SLOT_LIST_INDEX, 0).format();

            assertThat(first.token()).isPresent();
        }
    }
}

package org.secf.elytron.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.elytron.store.Stores.MASTER;
import static org.secf.elytron.store.Stores.accepted;
import static org.secf.elytron.store.Stores.octets;
import static org.secf.elytron.store.Stores.reason;
import static org.secf.elytron.store.Stores.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreEntry.KeyEntry;
import org.secf.keys.store.StoreEntry.TrustEntry;
import org.secf.keys.store.StoreReason;

/** Elytron's own tool and we, on the same file. */
class ElytronToolTest {

    @RegisterExtension
    final Stores stores = new Stores();

    private void ours(StoreContents contents) throws IOException {
        Files.write(stores.path(), accepted(stores.format().write(contents, secret(MASTER), Optional.empty())));
        stores.makePrivate();
    }

    private Elytrons.Answer tool(String... arguments) {
        return Elytrons.store(stores.path(), MASTER, arguments);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theToolOpensWhatWeMade() throws GeneralSecurityException, IOException {
        ours(Stores.contents());

        assertThat(tool("--aliases").text()).contains("token", "octets", "signing", "partner", "secf-manifest");
        assertThat(tool("--exists", "token").status()).isZero();
        assertThat(tool("--exists", "octets", "--entry-type", "SecretKeyCredential")
                        .status())
                .isZero();
        assertThat(tool("--exists", "nothing").status()).isEqualTo(6);
        assertThat(tool("--credential-types", "signing").text()).contains("X509CertificateChainPrivateCredential");
        assertThat(tool("--credential-types", "partner").text()).contains("X509CertificateChainPublicCredential");
        assertThat(Elytrons.store(stores.path(), Stores.OTHER_MASTER, "--aliases")
                        .status())
                .isNotZero();
    }

    @Test
    void whatTheToolAddsToOursWeReadAndOursStays() throws GeneralSecurityException, IOException {
        StoreContents made = Stores.contents();
        ours(made);

        assertThat(tool("--add", "Added", "--secret", "by the t\u00f6ol").status())
                .isZero();
        assertThat(tool("--remove", "token").status()).isZero();
        stores.makePrivate();

        StoreContents read = accepted(stores.file().read());
        assertThat(octets(read, "added")).isEqualTo(text("by the t\u00f6ol"));
        assertThat(read.entries()).containsOnlyKeys("added", "octets", "signing", "partner");
        assertThat(read.version()).isEqualTo(made.version());
        assertThat(read.keys()).isEqualTo(made.keys());
        assertThat(read.changes()).isEqualTo(made.changes());
        assertThat(read.entries().get("signing")).isEqualTo(made.entries().get("signing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JCEKS", "PKCS12"})
    void whatTheToolMadeWeReadAndChangeAndTheToolReads(String type) throws IOException {
        List<String> kind = type.equals("JCEKS") ? List.of() : List.of("--properties", "keyStoreType=" + type);
        assertThat(tool(with(kind, "--create", "--add", "a", "--secret", "s")).status())
                .isZero();
        assertThat(tool(with(kind, "--generate-key-pair", "ssh")).status()).isZero();
        assertThat(tool(with(kind, "--generate-secret-key", "key")).status()).isZero();
        String exported = tool(with(kind, "--export-secret-key", "key")).text();
        assertThat(reason(stores.file().read())).contains(StoreReason.STORE_NOT_PRIVATE);
        stores.makePrivate();

        StoreContents read = accepted(stores.file().read());
        assertThat(read.version()).isZero();
        assertThat(read.entries()).containsOnlyKeys("a", "key");
        assertThat(octets(read, "a")).isEqualTo(text("s"));
        assertThat(octets(read, "key")).hasSize(32);

        assertThat(accepted(stores.file().change(Stores.EDITS.setSecret("b", secret("ours"))))
                        .version())
                .isOne();
        assertThat(accepted(stores.file().change(Stores.EDITS.removeSecret("a")))
                        .version())
                .isEqualTo(2);

        assertThat(tool(with(kind, "--aliases")).text()).contains("b", "ssh", "key");
        assertThat(tool(with(kind, "--exists", "a")).status()).isEqualTo(6);
        assertThat(tool(with(kind, "--exists", "b")).status()).isZero();
        assertThat(tool(with(kind, "--export-key-pair-public-key", "ssh")).text())
                .contains("ssh-rsa");
        assertThat(tool(with(kind, "--export-secret-key", "key")).text()).isEqualTo(exported);
    }

    private static String[] with(List<String> kind, String... arguments) {
        return java.util.stream.Stream.concat(kind.stream(), Arrays.stream(arguments))
                .toArray(String[]::new);
    }

    @Test
    void aMaskedMasterSecretIsTheSameForBoth() throws IOException {
        String mask = Elytrons.tool("mask", "--secret", MASTER, "--salt", "12345678", "--iteration", "230")
                .text()
                .strip();
        assertThat(reason(stores.file(mask).init("test"))).isEmpty();

        assertThat(Elytrons.store(stores.path(), mask, "--add", "a", "--secret", "s")
                        .status())
                .isZero();
        assertThat(octets(accepted(stores.file(mask).read()), "a")).isEqualTo(text("s"));
        assertThat(octets(accepted(stores.file().read()), "a")).isEqualTo(text("s"));
    }

    /** Of RSA, for which Elytron needs its providers where it has parameters to read. */
    @Test
    void aServerWithElytronReadsOurKeysAndCertificates() throws GeneralSecurityException, IOException {
        OwnKey key = Stores.key(KeyKind.RSA_3072);
        StoreContents contents = Stores.contents();
        TreeMap<String, StoreEntry> entries = new TreeMap<>(contents.entries());
        entries.put("signing", new KeyEntry(key));
        entries.put("partner", new TrustEntry(key.certificate()));
        ours(new StoreContents(1, entries, List.of(), List.of()));

        assertThat(Elytrons.run(
                                RegisteredElytron.class.getName(),
                                stores.folder().toString(),
                                "read")
                        .text()
                        .lines())
                .containsExactly(
                        String.valueOf(Arrays.hashCode(key.privateKey().getEncoded())), "CN=RSA_3072", "correct horse");
    }

    @Test
    void weReadKeysAndCertificatesOfAServerWithElytron() throws GeneralSecurityException, IOException {
        assertThat(Elytrons.run(
                                RegisteredElytron.class.getName(),
                                stores.folder().toString(),
                                "write")
                        .status())
                .isZero();
        stores.makePrivate();

        StoreContents read = accepted(stores.file().read());
        assertThat(read.entries()).containsOnlyKeys("theirs", "root", "word");
        OwnKey theirs = ((KeyEntry) accepted(read.entry("theirs"))).key();
        assertThat(read.entries().get("root")).isEqualTo(new TrustEntry(theirs.certificate()));
        assertThat(theirs.publicKey().getAlgorithm()).isEqualTo("RSA");
    }
}

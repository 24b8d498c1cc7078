package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.der.Der;
import org.secf.der.DerWriter;
import org.secf.der.MalformedDer;
import org.secf.keys.Secret;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A PKCS#12 store that another tool made, with more in it than we have words for. */
class ForeignEntriesTest {

    private static final String MASTER = "a-master-secret-of-tests";
    private static final String OTHER = "another-master-of-tests";

    @TempDir
    Path folder;

    private StoreFile store() {
        return new StoreFile(folder.resolve("s.p12"), new Pkcs12Format(), source("ONE"), Clock.systemUTC());
    }

    private static MasterSource source(String name) {
        return new MasterSource(
                "env:" + name, variable -> Optional.of(variable.equals("ONE") ? MASTER : OTHER), List.of());
    }

    private void put(byte[] octets) throws IOException {
        Files.createFile(
                store().path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(store().path(), octets);
    }

    private static byte[] withMacKey() throws GeneralSecurityException, IOException {
        KeyStore made = KeyStore.getInstance("PKCS12");
        made.load(null, null);
        made.setKeyEntry("mac", new SecretKeySpec(new byte[32], "HmacSHA256"), MASTER.toCharArray(), null);
        made.setKeyEntry(
                "token", new SecretKeySpec("old".getBytes(StandardCharsets.UTF_8), "AES"), MASTER.toCharArray(), null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        made.store(out, MASTER.toCharArray());
        return out.toByteArray();
    }

    private String algorithm(String alias, String master) throws GeneralSecurityException, IOException {
        KeyStore read = KeyStore.getInstance("PKCS12");
        read.load(new ByteArrayInputStream(Files.readAllBytes(store().path())), master.toCharArray());
        return read.getKey(alias, master.toCharArray()).getAlgorithm();
    }

    private static Change set(String alias, String value) {
        return new StoreEdits("test", OptionalLong.empty())
                .setSecret(alias, Secret.taking(value.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<Reason> reason(Verdict<?> verdict) {
        return verdict.rejection().map(Rejection::reason);
    }

    @Test
    void keepsTheAlgorithmOfWhatDoesNotChange() throws GeneralSecurityException, IOException {
        put(withMacKey());

        assertThat(reason(store().change(set("token", "new")))).isEmpty();

        assertThat(algorithm("mac", MASTER)).isEqualTo("HmacSHA256");
        assertThat(store().read()
                        .then(read -> read.secret("token"))
                        .map(secret -> secret.matches("new".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Verdict.accepted(true));
    }

    @Test
    void keepsItUnderAnotherMasterSecretToo() throws GeneralSecurityException, IOException {
        put(withMacKey());

        assertThat(reason(store().rekey(set("token", "new"), source("TWO")))).isEmpty();

        assertThat(algorithm("mac", OTHER)).isEqualTo("HmacSHA256");
        assertThat(reason(store().read())).contains(StoreReason.STORE_NOT_OPENED);
    }

    @Test
    void readsBesideAKeyWithoutCertificateAndRefusesToWriteWithoutIt() throws Exception {
        put(withoutCertificate());

        assertThat(store().read().map(StoreContents::version)).isEqualTo(Verdict.accepted(0L));
        byte[] before = Files.readAllBytes(store().path());
        assertThat(reason(store().change(set("token", "new")))).contains(StoreReason.STORE_NOT_WRITTEN);
        assertThat(store().path()).hasBinaryContent(before);
    }

    /** The JDK cannot make one. */
    private byte[] withoutCertificate() throws Exception {
        Path key = folder.resolve("key.pem");
        Path made = folder.resolve("made.p12");
        byte[] encoded = org.secf.keys.KeyKind.P_256
                .generate(new java.security.SecureRandom(), Optional.empty())
                .getPrivate()
                .getEncoded();
        Files.writeString(
                key,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END PRIVATE KEY-----\n");
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "pkcs12",
                        "-export",
                        "-nocerts",
                        "-inkey",
                        key.toString(),
                        "-out",
                        made.toString(),
                        "-passout",
                        "pass:" + MASTER)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readAllBytes(made);
    }

    /** Without it anybody could have put their own certificates among the trusted ones. */
    @Test
    void refusesAStoreWithoutMac() throws GeneralSecurityException, IOException, MalformedDer {
        List<Der> parts = Der.parse(withMacKey()).children();
        byte[] stripped = DerWriter.element(Der.SEQUENCE, whole(parts.get(0)), whole(parts.get(1)));
        KeyStore opened = KeyStore.getInstance("PKCS12");
        opened.load(new ByteArrayInputStream(stripped), MASTER.toCharArray());
        assertThat(opened.size()).as("as the JDK reads it").isEqualTo(2);
        put(stripped);

        assertThat(reason(store().read())).contains(StoreReason.STORE_NOT_OPENED);
    }

    private static byte[] whole(Der element) {
        return java.util.HexFormat.of().parseHex(element.hex());
    }
}

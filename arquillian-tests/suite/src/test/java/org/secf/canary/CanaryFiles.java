package org.secf.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestSecretLine;
import org.secf.keys.PemFile;
import org.secf.password.PasswordFile;
import org.secf.password.PasswordHash;
import org.secf.rotation.SharedStore;
import org.secf.server.Site;
import org.secf.testkit.idp.DevelopmentKeys;

/** A secret in every place that takes one. */
public final class CanaryFiles {

    /** Of the digests. */
    public static final String REALM = "canaries@example.org";

    static final Duration POLL = Duration.ofSeconds(1);
    static final String STORE = "canaries";
    static final String IN_ENVIRONMENT = "canaries-environment";
    static final String ADMINISTERED = "canaries-administered";
    private static final String MASTER_VARIABLE = "SUITE_MASTER";
    private static final List<String> TEXTS = List.of(
            "master",
            "other-master",
            "in-place",
            "password",
            "mistyped",
            "digest",
            "psk-1",
            "psk-2",
            "database",
            "sealed");

    private CanaryFiles() {}

    /** The secret text of that name: long enough for a pre-shared key, and of characters that most encodings change. */
    public static String text(String name) {
        return "canary+" + name + "/" + hash(name).substring(0, 24) + "==";
    }

    /** Writes all files, and answers the descriptor of the application that uses them. */
    public static String made(String address, Path metadata) throws IOException, GeneralSecurityException {
        SharedStore store = SharedStore.made(STORE, text("master"));
        store.secret("passwords", passwords());
        store.secret("digests", digests());
        store.secret("psk", text("psk-1"));
        store.secret("database", text("database"));
        store.generate("keys", Clock.systemUTC().instant());
        SharedStore other = SharedStore.made(IN_ENVIRONMENT, System.getenv(MASTER_VARIABLE));
        other.secret("psk", text("psk-2"));
        SharedStore.made(ADMINISTERED, text("master"));
        Files.writeString(privately("canaries-other.master"), text("other-master"));
        keyFiles();
        return "<print-settings>true</print-settings>" + store.element(POLL) + environment(other) + "<keys/>"
                + mechanisms(address, metadata);
    }

    private static void keyFiles() throws IOException, GeneralSecurityException {
        DevelopmentKeys.create(Site.folder(), "canary", new SecureRandom(), Clock.systemUTC());
        DevelopmentKeys.create(Site.folder(), "canary-other", new SecureRandom(), Clock.systemUTC());
    }

    private static String passwords() {
        PasswordHash hash = PasswordHash.of(text("password").toCharArray(), new SecureRandom());
        return PasswordFile.line("alice", hash, List.of("user")) + "\n";
    }

    private static String digests() {
        return new DigestSecretLine("alice", REALM, DigestAlgorithm.SHA_256, Set.of("user"))
                        .with(text("digest").toCharArray())
                + "\n";
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Path privately(String name) throws IOException {
        Path file = Site.folder().resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return file;
    }

    private static String environment(SharedStore store) {
        return "<store name=\"environment\"><location>" + store.path() + "</location><master>env:" + MASTER_VARIABLE
                + "</master></store>";
    }

    private static String mechanisms(String address, Path metadata) {
        return "<basic><paths>/basic/*</paths><password-file>store:passwords</password-file></basic>"
                + "<digest><paths>/digest/*</paths><realm>" + REALM
                + "</realm><secrets>store:digests</secrets></digest>"
                + saml(address, metadata, "canary-certificate.pem")
                + "<agreement><server-name>" + address + "</server-name><modes>psk</modes>"
                + "<psk>one=store:psk</psk><psk>two=store:environment/psk</psk></agreement>";
    }

    private static String saml(String address, Path metadata, String certificate) {
        Path folder = Site.folder();
        return "<saml><paths>/sso/*</paths><base-url>" + address + "</base-url><idp-metadata>file:" + metadata
                + "</idp-metadata><signing-key>file:" + folder.resolve("canary-key.pem")
                + "</signing-key><signing-certificate>file:" + folder.resolve(certificate)
                + "</signing-certificate><decryption-key>store:keys-decryption</decryption-key></saml>";
    }

    /** A descriptor whose key and certificate are of two pairs. */
    public static String mismatch(String address, Path metadata) {
        return SharedStore.of(STORE).element(POLL) + saml(address, metadata, "canary-other-certificate.pem");
    }

    /** A descriptor of the store with what stands in its {@code master}. */
    public static String underMaster(String master) {
        return "<store><location>" + SharedStore.of(STORE).path() + "</location><master>" + master
                + "</master></store>";
    }

    /** The file with the master secret. */
    public static String master() {
        return "file:" + Site.folder().resolve(STORE + ".master");
    }

    /** The file with the other master secret. */
    public static String otherMaster() {
        return "file:" + Site.folder().resolve("canaries-other.master");
    }

    /** What assertions may be encrypted to. */
    public static PublicKey recipient() {
        return SharedStore.of(STORE).key("keys-decryption").publicKey();
    }

    /** A key that is nobody's. */
    public static KeyPair spare() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A store with the keys of a set that nobody may use any more. */
    static SharedStore expired(String name) throws IOException {
        SharedStore store = SharedStore.made(name, text("master"));
        store.generate("keys", Clock.systemUTC().instant().minus(Duration.ofDays(400)));
        return store;
    }

    /** All of them. */
    public static List<Canary> canaries() throws IOException, GeneralSecurityException {
        SharedStore store = SharedStore.of(STORE);
        String password = store.text("passwords").replaceFirst("^.*\\$", "").replaceFirst("(?s):.*", "");
        String keyFile = Files.readString(Site.folder().resolve("canary-key.pem"));
        return Stream.of(
                        TEXTS.stream().map(name -> Canary.of(name, text(name))),
                        Stream.of(
                                Canary.of("master of the environment", System.getenv(MASTER_VARIABLE)),
                                Canary.of("password hash", password),
                                Canary.of("digest secret", hash("alice:" + REALM + ":" + text("digest")))),
                        PrivateKeys.of("key file", PemFile.privateKey(keyFile)).stream(),
                        PrivateKeys.of("signing key", store.key("keys-signing").privateKey()).stream(),
                        PrivateKeys.of(
                                "decryption key", store.key("keys-decryption").privateKey())
                                .stream())
                .flatMap(stream -> stream)
                .toList();
    }
}

package org.secf.rotation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.security.auth.x500.X500Principal;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.keys.store.Change;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.NewKey;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.Rotation;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEdits;
import org.secf.keys.store.StoreFile;
import org.secf.server.Site;
import org.secf.verdict.Verdict;

/** A store on disk that an administrator changes as the command line does: by the same changes of the same file. */
public final class SharedStore {

    /** The key set that is rotated. */
    public static final String SET = "main";

    private static final StoreEdits EDITS = new StoreEdits("root", OptionalLong.empty());
    private static final Duration LIFETIME = Duration.ofDays(2);

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Path master;
    private final StoreFile file;

    private SharedStore(String name) {
        this.master = Site.folder().resolve(name + ".master");
        MasterSource source = new MasterSource("file:" + master, variable -> Optional.empty(), List.of());
        this.file = new StoreFile(Site.folder().resolve(name + ".p12"), new Pkcs12Format(), source, clock);
    }

    /** The store of that name, as it is. */
    public static SharedStore of(String name) {
        return new SharedStore(name);
    }

    /** A new store with nothing in it, under that master secret. */
    public static SharedStore made(String name, String masterSecret) throws IOException {
        SharedStore store = new SharedStore(name);
        Files.createDirectories(Site.folder());
        Files.deleteIfExists(store.master);
        Files.writeString(store.master, masterSecret);
        Files.setPosixFilePermissions(store.master, PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(store.file.path());
        accepted(store.file.init("root"));
        return store;
    }

    /** The file, for what no administrator should do to it. */
    public Path path() {
        return file.path();
    }

    /** The element of a descriptor. */
    public String element(Duration poll) {
        return "<store><location>" + file.path() + "</location><master>file:" + master + "</master><poll>"
                + poll.toSeconds() + "s</poll></store>";
    }

    /** Puts a secret into it. */
    public void secret(String alias, String text) {
        try (Secret secret = Secret.taking(text.getBytes(StandardCharsets.UTF_8))) {
            change(EDITS.setSecret(alias, secret));
        }
    }

    /**
     * Makes a signing and a decryption key; the first ones are active at once, those that follow wait for a rotation.
     *
     * @param name begins their aliases
     * @param made when, for their certificates and for the first ones' activity
     */
    public void generate(String name, Instant made) {
        generate(name + "-signing", KeyUse.SIGNING, KeyKind.P_256, made);
        generate(name + "-decryption", KeyUse.DECRYPTION, KeyKind.RSA_3072, made);
    }

    private void generate(String alias, KeyUse use, KeyKind kind, Instant made) {
        SelfSigned maker = new SelfSigned(kind, LIFETIME, random, Optional.empty());
        change(accepted(new NewKey(EDITS, alias, SET, made).generated(use, maker, new X500Principal("CN=" + alias))));
    }

    /** Rotates the keys of both uses. */
    public void rotate(Rotation rotation) {
        change(EDITS.rotate(SET, KeyUse.SIGNING, rotation));
        change(EDITS.rotate(SET, KeyUse.DECRYPTION, rotation));
    }

    /** Gives up the keys of that name. */
    public void retire(String name, Instant when) {
        change(EDITS.retire(name + "-signing", when));
        change(EDITS.retire(name + "-decryption", when));
    }

    /** A key pair in it. */
    public OwnKey key(String alias) {
        try (StoreContents contents = accepted(file.read())) {
            return accepted(contents.ownKey(alias));
        }
    }

    /** A secret in it that is text. */
    public String text(String alias) {
        try (StoreContents contents = accepted(file.read());
                Secret secret = accepted(contents.secret(alias))) {
            return secret.use(octets -> new String(octets, StandardCharsets.UTF_8));
        }
    }

    private void change(Change change) {
        accepted(file.change(change));
    }

    /** The value, which must be there. */
    static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }
}

package org.secf.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.security.auth.x500.X500Principal;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.NewKey;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEdits;
import org.secf.keys.store.StoreFile;
import org.secf.verdict.Verdict;

/**
 * A store of secrets and keys, as an administrator would fill it.
 *
 * @param name of the application that it is for
 */
public record TestStore(String name) {

    private static final StoreEdits EDITS = new StoreEdits("test", OptionalLong.empty());
    private static final Clock CLOCK = Clock.systemUTC();

    /** A fresh one with nothing in it. */
    public static TestStore empty(String name) throws IOException {
        TestStore store = new TestStore(name);
        Path master = Files.createDirectories(Site.folder()).resolve(name + ".master");
        Files.writeString(master, "master-of-a-test-Zm9vYmFy");
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(store.file().path());
        accepted(store.file().init("test"));
        return store;
    }

    /** Makes a signing key. */
    public TestStore signing(String alias, String set, String subject) {
        return making(KeyUse.SIGNING, alias, set, subject);
    }

    /** Makes a key that opens what others seal to it. */
    public TestStore opening(String alias, String set, String subject) {
        return making(KeyUse.DECRYPTION, alias, set, subject);
    }

    private TestStore making(KeyUse use, String alias, String set, String subject) {
        SelfSigned maker = new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty());
        accepted(file().change(accepted(
                new NewKey(EDITS, alias, set, CLOCK.instant()).generated(use, maker, new X500Principal(subject)))));
        return this;
    }

    /** Believes a certificate. */
    public TestStore trusting(String alias, String set, X509Certificate certificate) {
        accepted(file().change(accepted(new NewKey(EDITS, alias, set, CLOCK.instant()).trusted(certificate))));
        return this;
    }

    /** Keeps a secret. */
    public TestStore keeping(String alias, Secret secret) {
        accepted(file().change(EDITS.setSecret(alias, secret)));
        return this;
    }

    /** A key of one's own in it. */
    public OwnKey ownKey(String alias) {
        try (StoreContents contents = accepted(file().read())) {
            return accepted(contents.ownKey(alias));
        }
    }

    /** What a descriptor says of it. */
    public String element() {
        return "<store><location>" + file().path() + "</location><master>file:" + master() + "</master></store>";
    }

    private Path master() {
        return Site.folder().resolve(name + ".master");
    }

    private StoreFile file() {
        MasterSource master = new MasterSource("file:" + master(), variable -> Optional.empty(), List.of());
        return new StoreFile(Site.folder().resolve(name + ".p12"), new Pkcs12Format(), master, CLOCK);
    }

    /** What is accepted, or the test fails. */
    public static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }
}

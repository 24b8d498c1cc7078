package org.secf.elytron.store;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.secf.keys.Secret;
import org.secf.keys.store.OpenedStore;
import org.secf.keys.store.PasswordKeys;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreFormat;
import org.secf.keys.store.StoreReason;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * The credential store of WildFly Elytron ({@code KeyStoreCredentialStore}), which WildFly and {@code elytron-tool} open and write too. Works on every server
 * where Elytron is: on WildFly, and wherever {@code secf-elytron-standalone} is on the class path.
 *
 * <p>A secret is a {@code PasswordCredential} where its octets are UTF-8, otherwise a {@code SecretKeyCredential}; a key pair is an {@code
 * X509CertificateChainPrivateCredential}, a trusted certificate an {@code X509CertificateChainPublicCredential}. Other credentials are not seen, and stay
 * where they are when the store changes.
 *
 * <p>A new store is JCEKS inside, the only type that {@code elytron-tool} opens without being told. There each entry is encrypted by Triple DES, whose key comes
 * from the master secret by 200 000 rounds of MD5; the whole is authenticated by a single SHA-1 over master secret and content. So whoever has the file tries
 * guesses as fast as SHA-1 runs, and nothing but the length of a random master secret stops them: {@code openssl rand -base64 24} makes one of 192 bits. A
 * store that {@code elytron-tool} made with {@code --properties keyStoreType=PKCS12} stays PKCS#12, with what the JDK has better today.
 */
public final class ElytronFormat implements StoreFormat {

    private final Optional<Path> folder;

    /** For {@link java.util.ServiceLoader}. */
    public ElytronFormat() {
        this(Optional.empty());
    }

    /** {@code folder} is for what Elytron wants as a file while it works. */
    ElytronFormat(Optional<Path> folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "elytron";
    }

    @Override
    public Verdict<StoreContents> read(byte[] octets, Secret master) {
        return ElytronLibrary.isPresent()
                ? master.useText(password -> read(octets, password))
                : missing(StoreReason.STORE_UNREADABLE);
    }

    private Verdict<StoreContents> read(byte[] octets, char[] password) {
        Optional<KeyStoreKind> kind = KeyStoreKind.of(octets).filter(found -> found.isAuthentic(octets, password));
        if (kind.isEmpty()) {
            return notOpened("another master secret, a changed store or something else");
        }
        try (PrivateFolder place = PrivateFolder.in(folder)) {
            return new CredentialWork(place, kind.get(), password).read(octets);
        } catch (IOException e) {
            return Verdict.rejected(StoreReason.STORE_UNREADABLE, "a folder for temporary files", e.toString());
        } catch (GeneralSecurityException | RuntimeException e) {
            // Elytron passes on what the JDK throws for octets that are no store; the texts say nothing that helps.
            return notOpened(e.getClass().getSimpleName());
        }
    }

    private static Verdict<StoreContents> notOpened(String received) {
        return Verdict.rejected(
                StoreReason.STORE_NOT_OPENED,
                "the master secret of this credential store, and a store that nobody changed without it",
                received);
    }

    @Override
    public Verdict<byte[]> write(StoreContents contents, Secret master, Optional<OpenedStore> before) {
        if (!ElytronLibrary.isPresent()) {
            return missing(StoreReason.STORE_NOT_WRITTEN);
        }
        KeyStoreKind kind =
                before.flatMap(opened -> KeyStoreKind.of(opened.octets())).orElse(KeyStoreKind.JCEKS);
        return master.useText(password -> refusal(kind, password)
                .<Verdict<byte[]>>map(Verdict::rejected)
                .orElseGet(() -> write(contents, before, kind, password)));
    }

    private static Optional<Rejection> refusal(KeyStoreKind kind, char[] password) {
        if (!isPrintableAscii(password)) {
            return Check.refused(
                    StoreReason.STORE_NOT_WRITTEN,
                    "a master secret of printable ASCII characters, all that the JDK encrypts entries by",
                    "others");
        }
        return kind == KeyStoreKind.PKCS12 ? PasswordKeys.refusal() : Check.HOLDS;
    }

    private Verdict<byte[]> write(
            StoreContents contents, Optional<OpenedStore> before, KeyStoreKind kind, char[] password) {
        try (PrivateFolder place = PrivateFolder.in(folder)) {
            CredentialWork work = new CredentialWork(place, kind, password);
            return Verdict.accepted(before.isPresent() ? work.write(contents, before.get()) : work.write(contents));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Verdict.rejected(
                    StoreReason.STORE_NOT_WRITTEN,
                    "entries that a credential store can hold, and a folder for temporary files",
                    e.getClass().getSimpleName());
        }
    }

    private static boolean isPrintableAscii(char[] password) {
        return CharBuffer.wrap(password).chars().allMatch(letter -> letter >= ' ' && letter <= '~');
    }

    private static <T> Verdict<T> missing(StoreReason reason) {
        return Verdict.rejected(
                reason,
                "WildFly, or org.secf:secf-elytron-standalone where secf-elytron is now",
                "a class path without Elytron's credential store");
    }
}

package org.secf.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.secf.keys.OwnKey;
import org.secf.keys.PemFile;
import org.secf.keys.SecretFile;

/** Takes keys and certificates from PEM files that others can neither read, where they are private, nor change. */
final class KeyInput {

    private static final int LARGEST = 1024 * 1024;
    private static final Set<PosixFilePermission> WRITING =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private KeyInput() {}

    /** A private key with its certificates, from one file or two. */
    static OwnKey pair(StoreGiven given) throws UnusableException {
        Path from = given.path(StoreOption.PAIR_FROM);
        byte[] pem = SecretFile.read("--from", "file:" + from);
        try {
            List<X509Certificate> chain = given.find(StoreOption.CHAIN).isPresent()
                    ? certificates(given, StoreOption.CHAIN)
                    : PemFile.certificates(PemFile.text(pem));
            return new OwnKey(PemFile.privateKey(PemFile.text(pem)), chain);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableException("--from: cannot use " + from + ": " + e.getMessage(), e);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    /** The one certificate of a file. */
    static X509Certificate certificate(StoreGiven given) throws UnusableException {
        List<X509Certificate> found = certificates(given, StoreOption.TRUST_FROM);
        if (found.size() != 1) {
            throw new UnusableException("--from: expected one certificate, found " + found.size()
                    + "; each stands under an alias of its own");
        }
        return found.get(0);
    }

    private static List<X509Certificate> certificates(StoreGiven given, StoreOption option) throws UnusableException {
        Path path = given.path(option);
        try (InputStream in = Files.newInputStream(path)) {
            requireUnchanged(option, path);
            byte[] pem = in.readNBytes(LARGEST + 1);
            if (pem.length > LARGEST) {
                throw new UnusableException(option.dashes() + ": " + path + " is larger than " + LARGEST + " bytes");
            }
            return PemFile.certificates(PemFile.text(pem));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableException(option.dashes() + ": cannot use " + path + ": " + e, e);
        }
    }

    /** A certificate is no secret, but whoever may put another one in its place decides who is believed. */
    private static void requireUnchanged(StoreOption option, Path path) throws IOException, UnusableException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(WRITING);
        others.retainAll(Files.getPosixFilePermissions(path));
        if (!others.isEmpty()) {
            throw new UnusableException(
                    option.dashes() + ": others may change " + path + "; mend it with: chmod go-w " + path);
        }
    }
}

package org.secf.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.secf.keys.PemFile;
import org.secf.saml.model.Credential;

/** Decryption keys by their files, each read once. */
final class KeyPairs {

    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Sources sources;
    private final PrintWriter warnings;
    private final Map<Question.KeyFiles, Credential> known = new HashMap<>();

    KeyPairs(Sources sources, PrintWriter warnings) {
        this.sources = sources;
        this.warnings = warnings;
    }

    Credential read(Question.KeyFiles files) throws UnusableException {
        Credential cached = known.get(files);
        if (cached != null) {
            return cached;
        }
        warnIfOthersMayRead(sources.path(VerifyOption.SP_KEY, files.key()));
        byte[] key = sources.file(VerifyOption.SP_KEY, files.key());
        byte[] certificate = sources.file(VerifyOption.SP_CERT, files.certificate());
        try {
            Credential credential = new Credential(
                    PemFile.privateKey(PemFile.text(key)),
                    PemFile.certificates(PemFile.text(certificate)).get(0));
            known.put(files, credential);
            return credential;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableException(
                    "--sp-key %s with --sp-cert %s: %s".formatted(files.key(), files.certificate(), e.getMessage()), e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** A deployment refuses such a key; a tool that only judges takes it, since test corpora are rarely kept secret. */
    private void warnIfOthersMayRead(Path path) {
        try {
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Set<PosixFilePermission> permissions = EnumSet.copyOf(OTHERS);
                permissions.retainAll(Files.getPosixFilePermissions(path));
                if (!permissions.isEmpty()) {
                    warnings.println("warning: others may read " + path
                            + "; a deployment would refuse it; mend it with: chmod 600 " + path);
                    warnings.flush();
                }
            }
        } catch (IOException e) {
            // Reading the file itself comes next and tells what is wrong.
            return;
        }
    }
}

package org.secf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestSecretLine;
import org.secf.password.PasswordFile;
import org.secf.password.PasswordHash;

/** Files with the users whom both identity providers know too, as the server's owner would write them. */
public final class Users {

    /** Of the digests. */
    public static final String REALM = "enabler@example.org";

    private Users() {}

    /** A location for {@code password-file}. */
    public static String passwords() {
        return write("passwords", line(User.ALICE) + line(User.BOB));
    }

    /** A location for {@code secrets}: SHA-256, SHA-512-256 and MD5. */
    public static String digests() {
        return write("digests", digestLines());
    }

    /** What stands there. */
    public static String digestLines() {
        StringBuilder lines = new StringBuilder();
        for (User user : List.of(User.ALICE, User.BOB)) {
            for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
                lines.append(new DigestSecretLine(user.name(), REALM, algorithm, Set.copyOf(user.groups()))
                                .with(user.password().toCharArray()))
                        .append('\n');
            }
        }
        return lines.toString();
    }

    private static String line(User user) {
        PasswordHash hash = PasswordHash.of(user.password().toCharArray(), new SecureRandom());
        return PasswordFile.line(user.name(), hash, user.groups()) + "\n";
    }

    private static String write(String name, String text) {
        try {
            Path file = Files.createDirectories(Site.folder()).resolve(name);
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return "file:" + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

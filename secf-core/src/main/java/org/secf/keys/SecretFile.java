package org.secf.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.secf.settings.ConfigurationException;

/** A file with a secret in it. Read only where nobody but its owner may read it (SEC-001). */
public final class SecretFile {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SecretFile() {}

    /**
     * The octets of a setting {@code file:/path}; the caller wipes them after use.
     *
     * @param setting the setting's name, for errors
     * @throws ConfigurationException when it is no {@code file:}, cannot be read, or others may read it; the text holds the command that mends it
     */
    public static byte[] read(String setting, String location) {
        if (!location.startsWith("file:")) {
            throw new ConfigurationException(
                    setting
                            + ": expected file:/path/to/key.pem; secrets never stand in configuration or in the deployed archive");
        }
        return read(setting, Path.of(location.substring("file:".length())), OTHERS);
    }

    /**
     * The octets of a credential in the directory that systemd gives to one service alone. There, what looks like a permission to read for the group is the
     * mask of an access list that names the service's user, so it is allowed; nothing else is.
     *
     * @param setting the setting's name, for errors
     * @throws ConfigurationException as {@link #read}
     */
    public static byte[] readCredential(String setting, Path path) {
        return read(
                setting,
                path,
                EnumSet.complementOf(EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE,
                        PosixFilePermission.GROUP_READ)));
    }

    private static byte[] read(String setting, Path path, Set<PosixFilePermission> forbidden) {
        try {
            mendFor(path, forbidden).ifPresent(mend -> {
                throw new ConfigurationException(
                        setting + ": others may read or change " + path + "; mend it with: " + mend);
            });
            if (Files.size(path) > MAX_BYTES) {
                throw new ConfigurationException(setting + ": " + path + " is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new ConfigurationException(setting + ": cannot read " + path + ": " + e, e);
        }
    }

    /** The command that makes a file its owner's alone; empty where it is. Where a file system has no POSIX permissions, nothing is known. */
    public static Optional<String> mendFor(Path path) throws IOException {
        return mendFor(path, OTHERS);
    }

    private static Optional<String> mendFor(Path path, Set<PosixFilePermission> forbidden) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Optional.empty();
        }
        Set<PosixFilePermission> permissions = EnumSet.copyOf(forbidden);
        permissions.retainAll(Files.getPosixFilePermissions(path));
        return permissions.isEmpty() ? Optional.empty() : Optional.of("chmod 600 " + path);
    }
}

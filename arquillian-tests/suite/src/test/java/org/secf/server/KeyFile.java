package org.secf.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.secf.keys.OwnKey;

/** A key and its certificate as an application's settings name them: PEM that only its owner may read. */
public final class KeyFile {

    private KeyFile() {}

    /**
     * Writes it, or writes it anew.
     *
     * @return the file
     */
    public static Path write(Path file, OwnKey key) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                file,
                pem("PRIVATE KEY", key.privateKey().getEncoded())
                        + pem("CERTIFICATE", key.certificate().getEncoded()));
    }

    /** One block of PEM, such as that of a {@code PUBLIC KEY}. */
    public static String pem(String type, byte[] der) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, text);
    }
}

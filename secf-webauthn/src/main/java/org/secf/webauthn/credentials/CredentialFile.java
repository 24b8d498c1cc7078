package org.secf.webauthn.credentials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secf.keys.SecretFile;

/**
 * The file of {@link FileCredentials}.
 *
 * @param path absolute
 * @param largest how many octets are read, and so written
 */
record CredentialFile(Path path, long largest) {

    /** The stamp where there is no file. */
    static final String NOTHING = "none";

    private static final long LARGEST = 64L * 1024 * 1024;

    CredentialFile(Path path) {
        this(path, LARGEST);
    }

    /** What differs once somebody changed the file. */
    String stamp() throws IOException {
        if (Files.notExists(path)) {
            return NOTHING;
        }
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
        return found.lastModifiedTime().toInstant() + " " + found.size() + " " + found.fileKey();
    }

    /** Nothing, for where there is no file yet; its folder has to be there. */
    CredentialTable none(Bounds bounds) throws IOException {
        requireFolder();
        return CredentialTable.empty(bounds);
    }

    /** What stands there. */
    CredentialTable read(Bounds bounds) throws IOException {
        CredentialTable table = CredentialTable.empty(bounds);
        Optional<String> mend = SecretFile.mendFor(path);
        if (mend.isPresent()) {
            throw new IOException("others may read or change it; mend it with: " + mend.get());
        }
        requireSize(Files.size(path));
        int number = 0;
        for (String line : Files.readAllLines(path)) {
            number++;
            if (!line.isBlank()) {
                add(table, line, number);
            }
        }
        return table;
    }

    private static void add(CredentialTable table, String line, int number) throws IOException {
        try {
            WebAuthnCredentials.Addition addition = table.add(CredentialLine.read(line));
            if (addition != WebAuthnCredentials.Addition.ADDED) {
                throw new IOException("line " + number + ": this credential stands there already, or is one too many");
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("line " + number + ": " + e.getMessage(), e);
        }
    }

    /** Whoever reads it finds the old content or the new one, whenever the process or the machine stops. */
    void write(CredentialTable table) throws IOException {
        byte[] text = table.all().stream()
                .map(CredentialLine::write)
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
        requireSize(text.length);
        Path real = Files.exists(path) ? path.toRealPath() : path;
        Path fresh = Files.createTempFile(folder(real), ".webauthn-", ".new", onlyOwner());
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer octets = ByteBuffer.wrap(text);
                while (octets.hasRemaining()) {
                    channel.write(octets);
                }
                channel.force(true);
            }
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        forceName(folder(real));
    }

    /** A name is data too, which a power failure may take. */
    private void forceName(Path folder) throws IOException {
        if (isPosix()) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private void requireSize(long octets) throws IOException {
        if (octets > largest) {
            throw new IOException("it is larger than " + largest + " bytes");
        }
    }

    private void requireFolder() throws IOException {
        if (!Files.isDirectory(folder(path))) {
            throw new IOException("there is no folder " + folder(path));
        }
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private FileAttribute<?>[] onlyOwner() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}

package org.secf.saml.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/**
 * The metadata that was good last, as it came, in a file: for a start while its source is down. In the first line stand its digest and that of the address it
 * came from, which may hold a secret, so that neither half a file nor the copy of another source is read. Whoever reads it verifies it again as if it had just
 * come.
 *
 * @param path the file, in a folder that exists
 * @param source where its content comes from
 */
public record LastGoodCopy(Path path, MetadataLocation source) {

    private static final String MARK = "secf-metadata-2 ";
    private static final int MOST_BYTES = 256 * 1024 * 1024;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /**
     * Replaces the file in one step: whenever the machine stops, either the former copy is there or this one.
     *
     * @throws IOException when it could not be written
     */
    void write(byte[] xml) throws IOException {
        Path fresh = Files.createTempFile(folder(), path.getFileName().toString(), ".new", ownerOnly());
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                write(channel, firstLine(xml).getBytes(StandardCharsets.UTF_8));
                write(channel, xml);
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * What was written.
     *
     * @throws IOException when there is none, it was altered, others made it or may alter it, or it comes from somewhere else
     */
    byte[] read() throws IOException {
        requireOurs();
        if (Files.size(path) > MOST_BYTES) {
            throw new IOException(path + " is larger than " + MOST_BYTES + " bytes");
        }
        byte[] octets = Files.readAllBytes(path);
        int end = 0;
        while (end < octets.length && octets[end] != '\n') {
            end++;
        }
        byte[] xml = Arrays.copyOfRange(octets, Math.min(end + 1, octets.length), octets.length);
        if (!new String(octets, 0, end, StandardCharsets.UTF_8).concat("\n").equals(firstLine(xml))) {
            throw new IOException(path + " is damaged, or no copy of " + source.shown());
        }
        return xml;
    }

    private String firstLine(byte[] xml) {
        return MARK + sha256(xml) + " " + sha256(source.address().getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(FileChannel channel, byte[] octets) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Whoever may write it, or put another in its place, decides who logs in where no signature is asked for. */
    private void requireOurs() throws IOException {
        if (!isPosix()) {
            return;
        }
        if (mayOthersWrite(path)) {
            throw new IOException(path + " may be written by others than its owner; chmod 600");
        }
        if (mayOthersWrite(folder())) {
            throw new IOException("the folder of " + path + " may be written by others than its owner; chmod 700");
        }
        if (!Files.getOwner(path).equals(us())) {
            throw new IOException(
                    path + " belongs to " + Files.getOwner(path) + "; delete it, so that it is made anew");
        }
    }

    /** The owner of a file that is made here now; a name of the running user is another thing to each system. */
    private UserPrincipal us() throws IOException {
        Path probe = Files.createTempFile(folder(), path.getFileName().toString(), ".own", ownerOnly());
        try {
            return Files.getOwner(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file stands in a folder");
    }

    private static boolean mayOthersWrite(Path place) throws IOException {
        return Files.getPosixFilePermissions(place).stream().anyMatch(OTHERS::contains);
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }
}

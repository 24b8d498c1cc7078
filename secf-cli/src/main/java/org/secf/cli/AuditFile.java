package org.secf.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Where changes are written down. It is opened before the change, so that one which could not be written down is not made. */
final class AuditFile implements AutoCloseable {

    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Optional<FileChannel> channel;

    private AuditFile(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /** None, which takes every line and keeps nothing. */
    static AuditFile none() {
        return new AuditFile(Optional.empty());
    }

    /** A file that is there, or a new one of its owner's alone. */
    static AuditFile open(Path path) throws UnusableException {
        boolean hasPermissions =
                path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = hasPermissions
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            return new AuditFile(Optional.of(FileChannel.open(path, APPEND, attributes)));
        } catch (IOException e) {
            throw new UnusableException("--audit: cannot append to " + path + ": " + e + "; nothing was changed", e);
        }
    }

    /** One line, on disk when this returns. */
    void append(String line) throws IOException {
        if (channel.isPresent()) {
            ByteBuffer octets = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (octets.hasRemaining()) {
                channel.get().write(octets);
            }
            channel.get().force(true);
        }
    }

    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            // What was appended is on disk.
            return;
        }
    }
}

package org.secf.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A temporary file of one owner. It loses its name as soon as it is open, where the platform has that (POSIX), so that nobody else ever opens it and
 * nothing is left behind even by a process that dies; elsewhere it goes when it is closed.
 */
record PrivateFile(FileChannel channel) implements AutoCloseable {

    private static final String PREFIX = "secf-";
    private static final String SUFFIX = ".body";

    static PrivateFile in(Optional<Path> folder) throws IOException {
        Path path = folder.isPresent()
                ? Files.createTempFile(
                        folder.get(), PREFIX, SUFFIX, onlyOwner(folder.get().getFileSystem()))
                : Files.createTempFile(PREFIX, SUFFIX, onlyOwner(FileSystems.getDefault()));
        try {
            return new PrivateFile(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private static FileAttribute<?>[] onlyOwner(FileSystem files) {
        return files.supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary file may be left behind", e);
        }
    }
}

package org.secf.elytron.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of this process's user alone, gone when it is closed. Elytron works on files only; what stands in them is a key store, encrypted like the one that
 * it came from or will become.
 *
 * @param path the folder
 */
record PrivateFolder(Path path) implements AutoCloseable {

    private static final String PREFIX = "secf-store-";
    private static final String POSIX = "posix";

    /** In that folder, or where the JDK puts what is temporary. */
    static PrivateFolder in(Optional<Path> parent) throws IOException {
        return new PrivateFolder(
                parent.isPresent()
                        ? Files.createTempDirectory(parent.get(), PREFIX, only("rwx------", parent.get()))
                        : Files.createTempDirectory(PREFIX, only("rwx------", Path.of(""))));
    }

    private static FileAttribute<?>[] only(String permissions, Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains(POSIX)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Where the store may be; there is none yet. */
    Path store() {
        return path.resolve("store");
    }

    /** A store with that content. */
    Path store(byte[] octets) throws IOException {
        return Files.write(Files.createFile(store(), only("rw-------", path)), octets);
    }

    @Override
    public void close() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.delete(path);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.toList();
        }
    }
}

package org.secf.keys.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds either what it held or what was written, whenever the process or the machine stops: written beside it, forced to disk, renamed over
 * it. What it held before is kept.
 *
 * @param path the file
 */
record AtomicFile(Path path) {

    private static final int KEPT = 3;
    private static final String LOCK = ".lock";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    /** The file itself where {@code path} is a link to it: a link would be replaced instead, and each name would have a lock of its own. */
    static AtomicFile at(Path path) throws IOException {
        if (Files.exists(path)) {
            return new AtomicFile(path.toRealPath());
        }
        Path whole = path.toAbsolutePath();
        Path parent = whole.getParent();
        return new AtomicFile(
                parent != null && Files.exists(parent) ? parent.toRealPath().resolve(path.getFileName()) : whole);
    }

    /**
     * Replaces the content; the former one becomes the backup of {@code version}.
     *
     * @return what the system said instead of that the new name is on disk: the content is the new one, and a power failure may bring the former one back
     * @throws IOException when the content is the former one
     */
    Optional<IOException> write(byte[] content, long version) throws IOException {
        Path fresh = beside(".new");
        Files.deleteIfExists(fresh);
        Optional<IOException> unforced;
        // Opened first: where it may not be, nothing has changed yet.
        try (Names names = new Names(names())) {
            writeFresh(fresh, content);
            if (Files.exists(path)) {
                keepOwner(fresh);
                keepBackup(version);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            unforced = names.force();
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        removeOldBackups();
        return unforced;
    }

    /** The directory that is to be forced to disk; of nothing where directories cannot be opened. */
    private record Names(@Nullable FileChannel directory) implements AutoCloseable {

        Optional<IOException> force() {
            try {
                if (directory != null) {
                    directory.force(true);
                }
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(e);
            }
        }

        @Override
        public void close() {
            try {
                if (directory != null) {
                    directory.close();
                }
            } catch (IOException e) {
                // Nothing is read or written by it any more.
                return;
            }
        }
    }

    /** Where somebody took the lock already. */
    boolean wasLocked() {
        return Files.exists(beside(LOCK));
    }

    /** Where the lock is taken; a file of its own, because the file itself is replaced. */
    Path lock() throws IOException {
        Path lock = beside(LOCK);
        try {
            Files.createFile(lock, ownerOnly());
            if (Files.exists(path)) {
                keepOwner(lock);
            }
        } catch (FileAlreadyExistsException e) {
            // It stays from one change to the next.
        }
        return lock;
    }

    private void writeFresh(Path fresh, byte[] content) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(fresh, options, ownerOnly())) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** An administrator who is not the server's user must not take the store away from the server. */
    private void keepOwner(Path fresh) throws IOException {
        PosixFileAttributeView before =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (before == null) {
            return;
        }
        var owner = before.readAttributes();
        // Whoever owns the folder may have put a link there, to be given what it leads to.
        PosixFileAttributeView after =
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!after.readAttributes().owner().equals(owner.owner())) {
            after.setOwner(owner.owner());
            after.setGroup(owner.group());
        }
    }

    private void keepBackup(long version) throws IOException {
        Path backup = beside("." + version + ".bak");
        Files.deleteIfExists(backup);
        try {
            Files.createLink(backup, path);
        } catch (IOException | UnsupportedOperationException noLinks) {
            // Some file systems have none, and some kernels make none to a file of somebody else.
            Files.copy(path, backup, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private void removeOldBackups() {
        String prefix = fileName() + ".";
        try (Stream<Path> files = Files.list(directory())) {
            for (Path old : files.filter(file -> isBackup(file, prefix))
                    .sorted(Comparator.comparingLong((Path file) -> version(file, prefix))
                            .reversed())
                    .skip(KEPT)
                    .toList()) {
                Files.deleteIfExists(old);
            }
        } catch (IOException | UncheckedIOException e) {
            // The change is made already. The next one tries again.
        }
    }

    private static boolean isBackup(Path file, String prefix) {
        String name = file.getFileName().toString();
        return name.startsWith(prefix) && name.substring(prefix.length()).matches("\\d{1,18}\\.bak");
    }

    private static long version(Path file, String prefix) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(prefix.length(), name.length() - ".bak".length()));
    }

    /** The directory: a name in it is data too, which a power failure may take. Empty where directories cannot be opened. */
    private @Nullable FileChannel names() throws IOException {
        return isPosix() ? FileChannel.open(directory(), StandardOpenOption.READ) : null;
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    private Path beside(String suffix) {
        return directory().resolve(fileName() + suffix);
    }

    private String fileName() {
        return path.getFileName().toString();
    }

    Path directory() {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }
}

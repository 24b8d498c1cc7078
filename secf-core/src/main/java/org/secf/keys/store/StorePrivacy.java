package org.secf.keys.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.secf.keys.SecretFile;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** Whether nobody but its owner reads a store, or puts another one in its place. */
final class StorePrivacy {

    private static final String UNIX = "unix";
    private static final int OTHERS_WRITE = 0022;
    /** In a folder with this bit nobody renames or removes the files of somebody else. */
    private static final int STICKY = 01000;

    private StorePrivacy() {}

    /**
     * What is wrong with the permissions of a store, or of the folder where there is to be one. Where a file system has no POSIX permissions, nothing is known.
     */
    static Optional<Rejection> violation(Path path) throws IOException {
        if (Files.exists(path)) {
            Optional<String> mend = SecretFile.mendFor(path);
            if (mend.isPresent()) {
                return refused("a file of its owner's alone", mend.get(), path);
            }
        }
        Optional<Rejection> named = ofFolder(new AtomicFile(path).directory());
        // A link to the store may be in another folder than the store.
        return named.isPresent() ? named : ofFolder(AtomicFile.at(path).directory());
    }

    private static Optional<Rejection> ofFolder(Path folder) throws IOException {
        if (!Files.exists(folder)
                || !folder.getFileSystem().supportedFileAttributeViews().contains(UNIX)) {
            return Check.HOLDS;
        }
        int mode = (Integer) Files.getAttribute(folder, UNIX + ":mode");
        return (mode & OTHERS_WRITE) == 0 || (mode & STICKY) != 0
                ? Check.HOLDS
                : refused("a folder whose files nobody but their owner replaces", "chmod go-w " + folder, folder);
    }

    private static Optional<Rejection> refused(String expected, String mend, Path found) {
        return Check.refused(StoreReason.STORE_NOT_PRIVATE, expected + "; mend it with: " + mend, found.toString());
    }
}

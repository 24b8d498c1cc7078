package org.secf.keys.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.secf.keys.SecretFile;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** Whether nobody but its owner reads a store, or puts another one in its place. */
final class StorePrivacy {

    private static final String UNIX = "unix";
    private static final int ROOT = 0;
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
        // A link to the store may be in another folder than the store.
        for (Path folder :
                List.of(new AtomicFile(path).directory(), AtomicFile.at(path).directory())) {
            Optional<Rejection> found = ofFolder(folder, path);
            if (found.isPresent()) {
                return found;
            }
        }
        return Check.HOLDS;
    }

    private static Optional<Rejection> ofFolder(Path folder, Path store) throws IOException {
        if (!Files.exists(folder)
                || !folder.getFileSystem().supportedFileAttributeViews().contains(UNIX)) {
            return Check.HOLDS;
        }
        int mode = (Integer) Files.getAttribute(folder, UNIX + ":mode");
        if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
            return refused("a folder whose files nobody but their owner replaces", "chmod go-w " + folder, folder);
        }
        return isOfStrangers(folder, store)
                ? refused("a folder of the store's owner, or of root", "chown root " + folder, folder)
                : Check.HOLDS;
    }

    /** A folder's owner puts other files in the place of those in it, whose soever they are. */
    private static boolean isOfStrangers(Path folder, Path store) throws IOException {
        int owner = uid(folder);
        return owner != ROOT && Files.exists(store) && owner != uid(store);
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, UNIX + ":uid");
    }

    private static Optional<Rejection> refused(String expected, String mend, Path found) {
        return Check.refused(StoreReason.STORE_NOT_PRIVATE, expected + "; mend it with: " + mend, found.toString());
    }
}

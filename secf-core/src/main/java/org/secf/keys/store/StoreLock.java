package org.secf.keys.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Keeps others from changing a store, in this process and in others; the system ends it with the process. */
final class StoreLock implements AutoCloseable {

    private static final int TRIES = 200;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * What a thread owns before it opens the lock: closing one channel of a file ends every lock that this process has on it, so there must be one
     * channel at a time. A text that the virtual machine has once, whichever class loader asks.
     */
    static Object turn(Path file) {
        return ("org.secf.keys.store.StoreLock " + file).intern();
    }

    /** The lock, or empty when somebody else has held it for some seconds. */
    static Optional<StoreLock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        boolean isTaken = false;
        try {
            for (int i = 0; i < TRIES && !isTaken; i++) {
                isTaken = isLocked(channel);
                if (!isTaken) {
                    LockSupport.parkNanos(PAUSE);
                }
            }
            return isTaken ? Optional.of(new StoreLock(channel)) : Optional.empty();
        } finally {
            if (!isTaken) {
                channel.close();
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException byAnotherThread) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The system ends it with the process, and what was done under it is done.
            return;
        }
    }
}

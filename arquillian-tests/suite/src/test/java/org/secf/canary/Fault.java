package org.secf.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.secf.rotation.SharedStore;

/** What becomes of a store while an application uses it. */
public enum Fault {
    READABLE("STORE_NOT_PRIVATE"),
    GONE("NO_STORE"),
    TRUNCATED("STORE_NOT_OPENED"),
    TAMPERED("STORE_NOT_OPENED"),
    OTHER_MASTER("STORE_NOT_OPENED"),
    EXPIRED("CERTIFICATE_NOT_VALID");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(200);

    private final String reason;

    Fault(String reason) {
        this.reason = reason;
    }

    /** What the log says then. */
    public String reason() {
        return reason;
    }

    /** Spoils the store of the canaries until the application has noticed, and mends it. */
    public void until(BooleanSupplier hasNoticed) throws IOException {
        Path file = SharedStore.of(CanaryFiles.STORE).path();
        byte[] good = Files.readAllBytes(file);
        spoil(file, good);
        try {
            await(hasNoticed);
        } finally {
            replace(file, good, "rw-------");
        }
    }

    private void spoil(Path file, byte[] good) throws IOException {
        switch (this) {
            case READABLE -> replace(file, good, "rw-r--r--");
            case GONE -> Files.delete(file);
            case TRUNCATED -> replace(file, Arrays.copyOf(good, good.length / 2), "rw-------");
            case TAMPERED -> {
                byte[] changed = good.clone();
                changed[good.length / 3] ^= 1;
                replace(file, changed, "rw-------");
            }
            case OTHER_MASTER -> replace(file, other(false), "rw-------");
            case EXPIRED -> replace(file, other(true), "rw-------");
        }
    }

    private static byte[] other(boolean isExpired) throws IOException {
        SharedStore store = isExpired
                ? CanaryFiles.expired("canaries-expired")
                : SharedStore.made("canaries-spoiled", CanaryFiles.text("other-master"));
        return Files.readAllBytes(store.path());
    }

    private static void replace(Path file, byte[] content, String permissions) throws IOException {
        Path fresh = file.resolveSibling("canaries.spoiled");
        Files.write(fresh, content);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(permissions));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void await(BooleanSupplier hasNoticed) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!hasNoticed.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(this + " was not noticed");
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}

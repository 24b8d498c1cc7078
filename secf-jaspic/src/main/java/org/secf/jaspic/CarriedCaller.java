package org.secf.jaspic;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;

/**
 * Whom the container carried to a thread that no request of ours has. Some containers let threads inherit the caller of whoever begins them, and a thread
 * of a pool has that one for all who come later. There only those threads are believed on which the container itself puts the caller for each task.
 */
final class CarriedCaller {

    private static final System.Logger LOG = System.getLogger("org.secf");

    /** For a thread that does nothing but ask once. */
    private static final long LONGEST_SECONDS = 10;

    private final Supplier<Caller> container;
    private final BooleanSupplier isTended;
    private volatile @Nullable Boolean isInherited;

    /**
     * As the container tells.
     *
     * @param container its caller on the thread at hand
     * @param isTended whether it puts the caller on the thread at hand for each task
     */
    CarriedCaller(Supplier<Caller> container, BooleanSupplier isTended) {
        this.container = container;
        this.isTended = isTended;
    }

    Caller current() {
        Caller told = container.get();
        return told.isAuthenticated() && isInherited() && !isTended.getAsBoolean() ? Caller.nobody() : told;
    }

    private boolean isInherited() {
        Boolean known = isInherited;
        return known != null ? known : tried().orElse(true);
    }

    /** Whether a thread that this one begins has a caller, too, who can only be inherited; asked while this one has. */
    private Optional<Boolean> tried() {
        FutureTask<Boolean> question = new FutureTask<>(() -> container.get().isAuthenticated());
        Thread thread = new Thread(question, "secf-inherited-caller");
        thread.setDaemon(true);
        thread.start();
        try {
            boolean answer = question.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            isInherited = answer;
            return Optional.of(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, "Whether threads inherit callers is not known yet", e);
        }
        return Optional.empty();
    }
}

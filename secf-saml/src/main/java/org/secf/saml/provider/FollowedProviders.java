package org.secf.saml.provider;

import java.lang.ref.WeakReference;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.IdentityProviders;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.provider.IdentityProviderMetadata.Described;
import org.secf.saml.provider.MetadataFeed.Good;
import org.secf.verdict.Rejection;

/**
 * An identity provider, or several of one document, whose metadata is read again in the background while the application runs. What was good last goes on until
 * its end, whatever the source says since. No request waits for the source, but those few whose response was signed by a key that is not known.
 */
public final class FollowedProviders implements IdentityProviders {

    /** A thread that waits is one that serves nobody. */
    private static final int MOST_WAITING = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A timer that is set keeps the classes of an application in memory; so long after its end at most. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(5);

    private final MetadataFeed feed;
    private final RefreshTimes times;
    private final Tools tools;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile KnownMetadata known;
    private @Nullable CompletableFuture<Boolean> running;
    private Instant askedForKey = Instant.MIN;

    /**
     * Time, randomness and threads.
     *
     * @param later runs what is to be done after a while
     * @param observer is told what became of it
     */
    public record Tools(
            Clock clock, SecureRandom random, Function<Duration, Executor> later, MetadataObserver observer) {}

    private FollowedProviders(MetadataFeed feed, RefreshTimes times, Tools tools, KnownMetadata known) {
        this.feed = feed;
        this.times = times;
        this.tools = tools;
        this.known = known;
    }

    /**
     * Reads the metadata and follows it from then on. Where one entity is meant, it stays that one: another in its place is refused.
     *
     * @throws UnusableMetadata when neither the source nor the last good copy can be used
     */
    public static FollowedProviders start(MetadataFeed feed, RefreshTimes times, Tools tools) {
        KnownMetadata first = first(feed, times, tools);
        tellLeftOut(first.read(), tools);
        FollowedProviders followed = new FollowedProviders(feed.goingOn(first.read()), times, tools, first);
        sleep(new WeakReference<>(followed), followed.known.due(), tools);
        return followed;
    }

    private static KnownMetadata first(MetadataFeed feed, RefreshTimes times, Tools tools) {
        Instant now = tools.clock().instant();
        try {
            Good read = feed.read(Optional.empty(), now, tools.observer());
            return new KnownMetadata(read, now.plus(times.next(read.described(), now, tools.random())));
        } catch (UnusableMetadata unusable) {
            if (feed.copy().isEmpty()) {
                throw unusable;
            }
            return copied(feed, times, tools, unusable);
        }
    }

    private static KnownMetadata copied(MetadataFeed feed, RefreshTimes times, Tools tools, UnusableMetadata unusable) {
        LastGoodCopy copy = feed.copy().orElseThrow();
        Instant now = tools.clock().instant();
        try {
            Described read = feed.readCopy(copy, now, tools.observer());
            tools.observer().failed(unusable.rejection());
            tools.observer().startedWithCopy(copy.path().toString());
            return new KnownMetadata(
                    read,
                    Optional.empty(),
                    Optional.of(unusable.rejection()),
                    1,
                    now.plus(times.afterFailure(1, tools.random())));
        } catch (UnusableMetadata alsoUnusable) {
            unusable.addSuppressed(alsoUnusable);
            throw unusable;
        }
    }

    private static void tellLeftOut(Described read, Tools tools) {
        read.leftOut()
                .ifPresent(left ->
                        tools.observer().leftOut(left.count(), left.first().rejection()));
    }

    /** The one that is followed, as it is known now; empty where there may be several. Whether that has ended is asked by whoever uses it. */
    public Optional<IdentityProvider> only() {
        return feed.filter().isPresent()
                ? Optional.empty()
                : Optional.of(known.read().provider());
    }

    @Override
    public Optional<IdentityProvider> find(String entityId) {
        return Optional.ofNullable(known.read().providers().get(entityId));
    }

    @Override
    public Collection<IdentityProvider> all() {
        return known.read().providers().values();
    }

    /** The same object for as long as nothing was read anew: what is made of all of them may be kept as long. */
    public Object generation() {
        return known.read();
    }

    /** Why what is known is not newer; empty where the source was good when it was asked last. */
    public Optional<Rejection> problem() {
        return known.problem();
    }

    /**
     * After a signature that no known key made: the provider with other keys, if it has any by now. Has the source asked in the background, and waits for that;
     * but at most once in a while, and only a few may wait, so that a flood of bad responses can neither make us call more often nor hold our threads.
     *
     * @param judgedBy as the response was judged
     */
    public Optional<IdentityProvider> afterUnknownKey(IdentityProvider judgedBy) {
        return newer(judgedBy).or(() -> {
            if (waiting.tryAcquire()) {
                try {
                    refreshForKey().ifPresent(FollowedProviders::await);
                } finally {
                    waiting.release();
                }
            }
            return newer(judgedBy);
        });
    }

    private Optional<IdentityProvider> newer(IdentityProvider than) {
        return find(than.entityId()).filter(other -> !other.signingKeys().equals(than.signingKeys()));
    }

    /** What is under way, or is begun now if it may; empty where it may not. */
    private Optional<CompletableFuture<Boolean>> refreshForKey() {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        synchronized (this) {
            if (running != null) {
                return Optional.of(running);
            }
            Instant now = tools.clock().instant();
            // A clock that was set back must not forbid it for long.
            if (!askedForKey.isAfter(now) && askedForKey.isAfter(now.minus(times.unknownKey()))) {
                return Optional.empty();
            }
            askedForKey = now;
            running = mine;
        }
        begin(mine, () -> tools.later().apply(Duration.ZERO));
        return Optional.of(mine);
    }

    private void refreshInTime() {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        synchronized (this) {
            if (running != null) {
                return;
            }
            running = mine;
        }
        begin(mine, () -> Runnable::run);
    }

    /** Outside the lock: whoever comes meanwhile waits as long as it may, and not for the whole download. */
    private void begin(CompletableFuture<Boolean> mine, Supplier<Executor> executor) {
        boolean isTaken = false;
        try {
            executor.get().execute(() -> {
                try {
                    refresh();
                } finally {
                    end(mine);
                }
            });
            isTaken = true;
        } finally {
            if (!isTaken) {
                end(mine);
            }
        }
    }

    private void end(CompletableFuture<Boolean> finished) {
        synchronized (this) {
            if (running == finished) {
                running = null;
            }
        }
        finished.complete(true);
    }

    private void refresh() {
        KnownMetadata before = known;
        Instant now = tools.clock().instant();
        try {
            known = refreshed(before.read(), feed.read(before.good(), now, tools.observer()), now);
        } catch (RuntimeException e) {
            int failures = before.failures() + 1;
            Rejection rejection = e instanceof UnusableMetadata unusable ? unusable.rejection() : unforeseen(e);
            Duration wait = times.afterFailure(failures, tools.random());
            known = new KnownMetadata(before.read(), before.good(), Optional.of(rejection), failures, now.plus(wait));
            tools.observer().failed(rejection);
        }
    }

    private KnownMetadata refreshed(Described before, Good good, Instant now) {
        Described read = good.described();
        tellLeftOut(read, tools);
        Instant due = now.plus(times.next(read, now, tools.random()));
        return new KnownMetadata(
                new Good(read.each(one -> refreshed(before, one)), good.version(), good.signers()), due);
    }

    private IdentityProvider refreshed(Described before, IdentityProvider read) {
        @Nullable IdentityProvider same = before.providers().get(read.entityId());
        if (same == null) {
            return read;
        }
        if (read.thumbprints().equals(same.thumbprints())) {
            // The same objects, so that nobody takes them for others.
            return read.signingBy(same.signingKeys());
        }
        tools.observer().keysChanged(read);
        return read;
    }

    private static Rejection unforeseen(RuntimeException e) {
        return new Rejection(MetadataReason.METADATA_UNREADABLE, "metadata that can be read", e.toString());
    }

    private void wake() {
        if (!tools.clock().instant().isBefore(known.due())) {
            refreshInTime();
        }
    }

    /** Holds nothing of an application that is gone: whoever nobody refers to any more is not followed any more. */
    private static void sleep(WeakReference<FollowedProviders> followed, Instant due, Tools tools) {
        Duration rest = Duration.between(tools.clock().instant(), due);
        Duration atMost = rest.compareTo(LONGEST_SLEEP) < 0 ? rest : LONGEST_SLEEP;
        // However time runs, and whatever fails, nothing is done over and over.
        Duration sleep = atMost.compareTo(RefreshTimes.LEAST) < 0 ? RefreshTimes.LEAST : atMost;
        tools.later().apply(sleep).execute(() -> {
            FollowedProviders alive = followed.get();
            if (alive != null) {
                try {
                    alive.wake();
                } finally {
                    sleep(followed, alive.known.due(), tools);
                }
            }
        });
    }

    private static void await(CompletableFuture<Boolean> refresh) {
        try {
            refresh.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The response is judged by what is known.
            return;
        }
    }
}

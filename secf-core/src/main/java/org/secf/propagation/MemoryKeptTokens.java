package org.secf.propagation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.secf.delegation.PresentedToken;
import org.secf.mechanism.KeptTokens;
import org.secf.state.RandomText;

/** In memory, up to a number of octets in all; where they are too many, those go first that are over, and then the oldest. */
public final class MemoryKeptTokens implements KeptTokens {

    /** The most octets of one token, as long as what can be sent. */
    public static final int LONGEST = Proof.LONGEST;

    private final Clock clock;
    private final SecureRandom random;
    private final long most;
    private final Map<String, Kept> oldestFirst = new LinkedHashMap<>();
    private volatile Consumer<PresentedToken> gone = token -> {};
    private long octets;

    private record Kept(PresentedToken token, Instant until, int octets) {}

    /**
     * An empty one.
     *
     * @param most octets in all
     */
    public MemoryKeptTokens(Clock clock, SecureRandom random, long most) {
        if (most < LONGEST) {
            throw new IllegalArgumentException("expected room for one token of " + LONGEST + " octets at least");
        }
        this.clock = clock;
        this.random = random;
        this.most = most;
    }

    /** Tells of tokens that were forgotten because their callers have left. */
    public void telling(Consumer<PresentedToken> listener) {
        gone = listener;
    }

    @Override
    public synchronized Optional<String> keep(PresentedToken token, Instant until) {
        Kept kept = new Kept(token, until, token.original().length);
        if (kept.octets() > LONGEST || isOver(kept)) {
            return Optional.empty();
        }
        String name = RandomText.secret(random);
        oldestFirst.put(name, kept);
        octets += kept.octets();
        if (octets > most) {
            makeRoom();
        }
        return Optional.of(name);
    }

    @Override
    public synchronized Optional<PresentedToken> find(String name) {
        Kept kept = oldestFirst.get(name);
        if (kept != null && isOver(kept)) {
            remove(name);
            return Optional.empty();
        }
        return Optional.ofNullable(kept).map(Kept::token);
    }

    @Override
    public void forget(String name) {
        remove(name).ifPresent(gone);
    }

    synchronized int size() {
        return oldestFirst.size();
    }

    private synchronized Optional<PresentedToken> remove(String name) {
        Optional<Kept> kept = Optional.ofNullable(oldestFirst.remove(name));
        kept.ifPresent(one -> octets -= one.octets());
        return kept.map(Kept::token);
    }

    private boolean isOver(Kept kept) {
        return !clock.instant().isBefore(kept.until());
    }

    private void makeRoom() {
        Iterator<Kept> all = oldestFirst.values().iterator();
        while (all.hasNext()) {
            Kept kept = all.next();
            if (isOver(kept)) {
                octets -= kept.octets();
                all.remove();
            }
        }
        Iterator<Kept> oldest = oldestFirst.values().iterator();
        while (octets > most) {
            octets -= oldest.next().octets();
            oldest.remove();
        }
    }
}

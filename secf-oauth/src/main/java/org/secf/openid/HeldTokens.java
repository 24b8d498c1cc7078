package org.secf.openid;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.state.RandomText;

/**
 * The tokens of logins, in the memory of this process and nowhere else, up to a number of octets in all; where they are too many, the oldest go. Those whose session is
 * over are not found, and are swept out where others come. A session keeps the name of its tokens alone.
 */
final class HeldTokens {

    /** In all. */
    static final long MOST_OCTETS = 64L * 1024 * 1024;

    /** What an entry takes beside its tokens. */
    private static final int ENTRY_OCTETS = 256;

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final Clock clock;
    private final SecureRandom random;
    private final long most;
    private final Map<String, Entry> oldestFirst = new LinkedHashMap<>();
    private long octets;
    private Instant nextSweep = Instant.MIN;

    private record Entry(TokensOfLogin tokens, Instant until, int octets) {

        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }

    HeldTokens(Clock clock, SecureRandom random, long most) {
        this.clock = clock;
        this.random = random;
        this.most = most;
    }

    /**
     * Keeps those of a login; by which name, 256 random bits.
     *
     * @param until when its session is over at the latest
     */
    synchronized String keep(TokensOfLogin tokens, Instant until) {
        Instant now = clock.instant();
        if (!now.isBefore(nextSweep)) {
            sweep(now);
            nextSweep = now.plus(BETWEEN_SWEEPS);
        }
        String name = RandomText.secret(random);
        put(name, tokens, until);
        return name;
    }

    /** Those of that name; empty where they are over, were forgotten, or had to go for others. */
    synchronized Optional<TokensOfLogin> find(String name) {
        Instant now = clock.instant();
        return Optional.ofNullable(oldestFirst.get(name))
                .filter(entry -> !entry.isOver(now))
                .map(Entry::tokens);
    }

    /** What is held under that name has changed its size. */
    synchronized void weigh(String name) {
        Optional.ofNullable(remove(name)).ifPresent(entry -> put(name, entry.tokens(), entry.until()));
    }

    /** The login is over. */
    synchronized Optional<TokensOfLogin> forget(String name) {
        return Optional.ofNullable(remove(name)).map(Entry::tokens);
    }

    synchronized int size() {
        return oldestFirst.size();
    }

    private void put(String name, TokensOfLogin tokens, Instant until) {
        Entry entry = new Entry(tokens, until, tokens.now().octets() + ENTRY_OCTETS);
        oldestFirst.put(name, entry);
        octets += entry.octets();
        if (octets > most) {
            makeRoom();
        }
    }

    private @org.jspecify.annotations.Nullable Entry remove(String name) {
        Entry entry = oldestFirst.remove(name);
        if (entry != null) {
            octets -= entry.octets();
        }
        return entry;
    }

    private void makeRoom() {
        sweep(clock.instant());
        Iterator<Entry> oldest = oldestFirst.values().iterator();
        while (octets > most && oldest.hasNext()) {
            octets -= oldest.next().octets();
            oldest.remove();
        }
    }

    private void sweep(Instant now) {
        Iterator<Entry> all = oldestFirst.values().iterator();
        while (all.hasNext()) {
            Entry entry = all.next();
            if (entry.isOver(now)) {
                octets -= entry.octets();
                all.remove();
            }
        }
    }
}

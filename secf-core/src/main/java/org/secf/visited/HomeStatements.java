package org.secf.visited;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.secf.crypto.Crypto;
import org.secf.http.Origin;
import org.secf.signature.VerificationKey;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * What a home says now. It is asked by the thread of a request, one at a time, when that is due or somebody asks for a server or a key that it did not name; at
 * most once in ten seconds, whatever others invent. While it cannot be asked, or answers something that is not believed, what it said last goes on for a while,
 * and never beyond its own end. Safe for many threads at once.
 */
public final class HomeStatements {

    private static final Duration RETRY = Duration.ofSeconds(10);

    private final StatementSource source;
    private final StatementPolicy policy;
    private final Clock clock;
    private final Crypto crypto;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Copy copy = new Copy(Optional.empty(), Instant.MIN, Instant.MIN, Optional.empty());

    /** What was said last, when, when it was asked for last, and why nothing newer came of that. */
    private record Copy(Optional<VouchedServers> servers, Instant said, Instant asked, Optional<Rejection> problem) {}

    /** What one home says. */
    public HomeStatements(StatementSource source, StatementPolicy policy, Clock clock, Crypto crypto) {
        this.source = source;
        this.policy = policy;
        this.clock = clock;
        this.crypto = crypto;
    }

    /**
     * The server at an address.
     *
     * @return refused with a {@link VisitedReason}, or with what was wrong with the home's answer where there is no other
     */
    public Verdict<VouchedServer> at(Origin origin) {
        return knowing(origin)
                .then(known -> known.at(origin)
                        .map(Verdict::accepted)
                        .orElseGet(() -> Verdict.rejected(
                                VisitedReason.NOT_VOUCHED_FOR,
                                "a server that " + policy.home() + " vouches for",
                                origin.toString())));
    }

    /** The keys of that name by which answers are signed, each owned by the server's name; none where nothing is believed now. */
    public Stream<VerificationKey> answerKeys(String keyId) {
        return now(known -> !known.answerKeys(keyId).isEmpty())
                .fold(known -> known.answerKeys(keyId).stream(), refused -> Stream.empty());
    }

    /**
     * Thumbprints of the keys by which the server at an address proves itself in TLS; empty where the home leaves that to authorities.
     *
     * @return refused as by {@link #at}
     */
    public Verdict<Set<String>> tlsKeys(Origin origin) {
        return at(origin).then(server -> knowing(origin).map(known -> known.tlsKeys(origin)));
    }

    /** All of those, as they were said last; nobody is asked. */
    public Map<Origin, Set<String>> lastTlsKeys() {
        return copy.servers().map(VouchedServers::allTlsKeys).orElseGet(Map::of);
    }

    private Verdict<VouchedServers> knowing(Origin origin) {
        return now(known -> known.at(origin).isPresent());
    }

    private Verdict<VouchedServers> now(Predicate<VouchedServers> isEnough) {
        Instant now = clock.instant();
        if (isWanted(isEnough, now)) {
            ask(isEnough, now);
        }
        return believed(copy, now);
    }

    /** Where nothing is known, all wait for who asks, or servers would be strangers meanwhile; but not for a home that failed, which may hang. */
    private void ask(Predicate<VouchedServers> isEnough, Instant now) {
        Copy known = copy;
        if (isUnknown(known, now) && known.problem().isEmpty()) {
            asking.lock();
        } else if (!asking.tryLock()) {
            return;
        }
        try {
            // Asked again: another thread may have been faster.
            copy = isWanted(isEnough, now) ? asked(now) : copy;
        } finally {
            asking.unlock();
        }
    }

    private boolean isWanted(Predicate<VouchedServers> isEnough, Instant now) {
        Copy known = copy;
        boolean isDue = isUnknown(known, now)
                || isOlder(known.said(), policy.times().refresh(), now)
                || known.servers().filter(isEnough).isEmpty();
        return isDue && isOlder(known.asked(), RETRY, now);
    }

    private boolean isUnknown(Copy known, Instant now) {
        return known.servers().isEmpty() || believed(known, now).rejection().isPresent();
    }

    private Verdict<VouchedServers> believed(Copy known, Instant now) {
        if (known.servers().isEmpty()) {
            return Verdict.rejected(known.problem().orElseThrow(() -> new IllegalStateException("nobody was asked")));
        }
        VouchedServers servers = known.servers().get();
        Optional<Rejection> over = policy.judge(servers.statement(), now).rejection();
        Optional<Rejection> refusal = over.isPresent() ? over : stale(known, now);
        return refusal.isPresent() ? Verdict.rejected(refusal.get()) : Verdict.accepted(servers);
    }

    private Optional<Rejection> stale(Copy known, Instant now) {
        Duration most = policy.times().maxAge();
        return isOlder(known.said(), most, now)
                ? Check.refused(
                        VisitedReason.STATEMENT_STALE,
                        "what " + policy.home() + " confirmed within " + most,
                        "one of " + known.said() + since(known))
                : Check.HOLDS;
    }

    private static String since(Copy known) {
        return known.problem()
                .map(why -> "; since then " + why.reason().name() + ": " + why.detail())
                .orElse("");
    }

    private Copy asked(Instant now) {
        return source.ask()
                .then(StatementReader::read)
                .then(statement -> policy.judge(statement, now))
                .then(this::prepared)
                .fold(
                        servers -> new Copy(Optional.of(servers), now, now, Optional.empty()),
                        refused -> new Copy(copy.servers(), copy.said(), now, Optional.of(ofHome(refused))));
    }

    private Verdict<VouchedServers> prepared(HomeStatement statement) {
        try {
            return Verdict.accepted(new VouchedServers(statement, crypto));
        } catch (IllegalArgumentException unusable) {
            return Verdict.rejected(
                    VisitedReason.NOT_A_STATEMENT,
                    "answer_keys: keys for signatures",
                    String.valueOf(unusable.getMessage()));
        }
    }

    /** Else it would look as if the server that is called had answered so. */
    private Rejection ofHome(Rejection refused) {
        return new Rejection(
                refused.reason(), "of the home " + policy.home() + " " + refused.expected(), refused.received());
    }

    private static boolean isOlder(Instant time, Duration age, Instant now) {
        return time.equals(Instant.MIN) || !now.isBefore(time.plus(age));
    }
}

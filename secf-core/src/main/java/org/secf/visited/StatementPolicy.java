package org.secf.visited;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Which statements are believed, and for how long.
 *
 * @param home who has to say it: the address that is asked
 * @param clockSkew how far the home's clock may be from ours
 * @param times how long
 */
public record StatementPolicy(String home, Duration clockSkew, Times times) {

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    /**
     * How long.
     *
     * @param refresh after which the home is asked again
     * @param maxAge after which what it said last is not believed any more where it cannot be asked; never shorter than {@code refresh}
     * @param maxLife the most that a statement may last from its beginning to its end
     */
    public record Times(Duration refresh, Duration maxAge, Duration maxLife) {

        /**
         * Checks them.
         *
         * @throws IllegalArgumentException where one is missing, or what was asked for ends before the next question
         */
        public Times {
            if (refresh.isZero() || refresh.isNegative() || maxLife.isZero() || maxLife.isNegative()) {
                throw new IllegalArgumentException("expected times longer than none");
            }
            if (maxAge.compareTo(refresh) < 0) {
                throw new IllegalArgumentException("home-max-age: expected no less than home-refresh");
            }
        }
    }

    /** A statement, and when it is judged. */
    private record Candidate(StatementPolicy policy, HomeStatement statement, Instant now) {}

    private static final List<Check<Candidate>> IN_ORDER = List.of(
            StatementPolicy::refuseOther,
            StatementPolicy::refuseLongLived,
            StatementPolicy::refuseEarly,
            StatementPolicy::refuseLate);

    /**
     * Checks the skew.
     *
     * @throws IllegalArgumentException where it is negative, or more than five minutes
     */
    public StatementPolicy {
        if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException("expected a clock skew of at most " + MOST_SKEW);
        }
    }

    /** Whether the statement holds now. */
    Verdict<HomeStatement> judge(HomeStatement statement, Instant now) {
        return Check.all(IN_ORDER, new Candidate(this, statement, now)).map(Candidate::statement);
    }

    private static Optional<Rejection> refuseOther(Candidate candidate) {
        return candidate.statement().home().equals(candidate.policy().home())
                ? Check.HOLDS
                : Check.refused(
                        VisitedReason.OTHER_HOME,
                        candidate.policy().home(),
                        candidate.statement().home());
    }

    private static Optional<Rejection> refuseLongLived(Candidate candidate) {
        HomeStatement statement = candidate.statement();
        Duration life = Duration.between(statement.notBefore(), statement.expires());
        Duration most = candidate.policy().times().maxLife();
        return life.compareTo(most) <= 0
                ? Check.HOLDS
                : Check.refused(VisitedReason.STATEMENT_TOO_LONG_LIVED, "at most " + most, life.toString());
    }

    private static Optional<Rejection> refuseEarly(Candidate candidate) {
        Instant begins = candidate.statement().notBefore();
        return candidate.now().plus(candidate.policy().clockSkew()).isBefore(begins)
                ? refused(VisitedReason.STATEMENT_NOT_YET_VALID, candidate, "one from " + begins)
                : Check.HOLDS;
    }

    private static Optional<Rejection> refuseLate(Candidate candidate) {
        Instant ends = candidate.statement().expires();
        return candidate.now().minus(candidate.policy().clockSkew()).isBefore(ends)
                ? Check.HOLDS
                : refused(VisitedReason.STATEMENT_EXPIRED, candidate, "one until " + ends);
    }

    private static Optional<Rejection> refused(VisitedReason reason, Candidate candidate, String received) {
        return Check.refused(
                reason, "a statement of " + candidate.policy().home() + " for " + candidate.now(), received);
    }
}

package org.secf.agreement;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.secf.verdict.Verdict;

/**
 * How many answers were taken to each offer that has not ended. Each is remembered until then, in a memory that all protocols share, so nobody may fill it;
 * associations that were short are gone long before.
 */
final class AnswerCounts {

    private final AgreementLimits limits;
    private final Clock clock;
    private final Map<String, Count> byOffer = new HashMap<>();

    AnswerCounts(AgreementLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Those of one offer. */
    private static final class Count {

        private final Instant until;
        private final Map<String, Integer> byClient = new HashMap<>();
        private int all;

        Count(Instant until) {
            this.until = until;
        }

        void add(String client) {
            byClient.merge(client, 1, Integer::sum);
            all++;
        }

        void subtract(String client) {
            byClient.computeIfPresent(client, (name, taken) -> taken > 1 ? taken - 1 : null);
            all--;
        }
    }

    /** Takes one more from that client; refused with {@link AgreementReason#TOO_MANY_ANSWERS} or {@link AgreementReason#TOO_MANY_OF_CLIENT}. */
    synchronized Verdict<String> take(Offer offer, String client) {
        Instant now = clock.instant();
        byOffer.values().removeIf(count -> !now.isBefore(count.until));
        Count count = byOffer.computeIfAbsent(offer.id(), id -> new Count(offer.notAfter()));
        if (count.byClient.getOrDefault(client, 0) >= limits.mostAnswersOfClient()) {
            return Verdict.rejected(
                    AgreementReason.TOO_MANY_OF_CLIENT,
                    "at most " + limits.mostAnswersOfClient() + " answers of one client to an offer",
                    "one more of " + client);
        }
        if (count.all >= limits.mostAnswers()) {
            return Verdict.rejected(
                    AgreementReason.TOO_MANY_ANSWERS,
                    "at most " + limits.mostAnswers() + " answers to an offer",
                    "one more");
        }
        count.add(client);
        return Verdict.accepted(client);
    }

    /** One that was taken was none: else whoever sends again what others sent would use up what is theirs. */
    synchronized void giveBack(Offer offer, String client) {
        Count count = byOffer.get(offer.id());
        if (count != null) {
            count.subtract(client);
        }
    }
}

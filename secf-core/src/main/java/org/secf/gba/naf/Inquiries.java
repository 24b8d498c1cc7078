package org.secf.gba.naf;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.secf.digest.DigestReason;
import org.secf.gba.TransactionId;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.KeySource;
import org.secf.gba.retrieval.RetrievalReason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Asks the network for keys of callers that nothing is known of. Everybody can invent transactions, so each is asked about with a nonce of its own that is not old;
 * one that the network did not know a moment ago is not asked about again; and of those that it does not know, so many are asked about and no more. Whoever
 * caused none of these lately, and asks about few at once, has a part of that which the others cannot use up. For many threads at once; no call waits for another.
 *
 * <p>Nobody can make the network's answer to a transaction known before there is one, without having seen the challenge of the bootstrapping: so that an
 * answer counts for seconds only.
 */
final class Inquiries {

    static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);
    static final Duration REMEMBERED_SENDERS = Duration.ofSeconds(10);
    static final int MOST = 200;
    static final int A_SECOND = 100;

    /** Of {@link #MOST}, for senders with fewer than {@link #FEW} that are unknown, or of which nothing is known yet. */
    static final int RESERVE = 100;

    static final int FEW = 3;
    static final int CAPACITY = 10_000;

    private final KeySource source;
    private final Recent<TransactionId, Boolean> unknown;
    private final Recent<String, TransactionId> nonces;
    private final Recent<String, Integer> senders;
    private final Allowance allowance;

    /**
     * Who is behind a question.
     *
     * @param nonce of ours that was answered
     * @param isFresh whether that is not old
     * @param sender from where; empty where that is not known
     */
    record Asker(String nonce, BooleanSupplier isFresh, String sender) {}

    /**
     * Of one application.
     *
     * @param nonceLifetime how long a nonce is not old
     */
    Inquiries(KeySource source, Clock clock, Duration nonceLifetime) {
        this.source = source;
        this.unknown = new Recent<>(clock, UNKNOWN_FOR, CAPACITY);
        this.nonces = new Recent<>(clock, nonceLifetime, CAPACITY);
        this.senders = new Recent<>(clock, REMEMBERED_SENDERS, CAPACITY);
        this.allowance = new Allowance(clock, MOST, A_SECOND);
    }

    /**
     * Asks, if that may be.
     *
     * @return refused as {@link KeySource#retrieve}, and with {@link DigestReason#NONCE_STALE}, {@link GbaReason#NONCE_SPENT} and
     *     {@link GbaReason#TOO_MANY_UNKNOWN}
     */
    Verdict<ApplicationKeys> ask(KeyRequest request, Asker asker) {
        TransactionId transaction = request.transaction();
        Optional<Rejection> refusal =
                asker.isFresh().getAsBoolean() ? begin(transaction, asker) : Optional.of(stale(asker));
        if (refusal.isPresent()) {
            return Verdict.rejected(refusal.get());
        }
        boolean isUnknown = false;
        try {
            Verdict<ApplicationKeys> answer = source.retrieve(request);
            isUnknown = answer.rejection()
                    .filter(rejection -> rejection.reason() == RetrievalReason.UNKNOWN_TRANSACTION)
                    .isPresent();
            return answer;
        } finally {
            end(transaction, asker, isUnknown);
        }
    }

    private static Rejection stale(Asker asker) {
        return new Rejection(DigestReason.NONCE_STALE, "a nonce that is not old", asker.nonce());
    }

    private synchronized Optional<Rejection> begin(TransactionId transaction, Asker asker) {
        if (unknown.find(transaction).isPresent()) {
            return Optional.of(new Rejection(
                    RetrievalReason.UNKNOWN_TRANSACTION,
                    "a transaction that the network knows",
                    "one that it did not know within " + UNKNOWN_FOR));
        }
        Optional<TransactionId> before = nonces.find(asker.nonce());
        if (before.filter(one -> !one.equals(transaction)).isPresent()) {
            return Optional.of(new Rejection(
                    GbaReason.NONCE_SPENT, "the transaction " + before.get(), transaction + " by the same nonce"));
        }
        int caused = senders.find(asker.sender()).orElse(0);
        boolean isTrusted = caused < FEW;
        if (!allowance.take(isTrusted ? 0 : RESERVE)) {
            return Optional.of(new Rejection(
                    GbaReason.TOO_MANY_UNKNOWN, "fewer unknown transactions", transaction + " from " + asker.sender()));
        }
        nonces.put(asker.nonce(), transaction);
        // While the network thinks, too: who asks often enough at once would have the reserve before anything is
        // unknown.
        senders.put(asker.sender(), caused + 1);
        return Optional.empty();
    }

    /** What the network knows, and a network that says nothing, count against nobody. */
    private synchronized void end(TransactionId transaction, Asker asker, boolean isUnknown) {
        if (isUnknown) {
            unknown.put(transaction, true);
        } else {
            senders.find(asker.sender())
                    .filter(caused -> caused > 0)
                    .ifPresent(caused -> senders.put(asker.sender(), caused - 1));
            allowance.giveBack();
            nonces.remove(asker.nonce());
        }
    }
}

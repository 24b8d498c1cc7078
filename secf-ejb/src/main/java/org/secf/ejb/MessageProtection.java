package org.secf.ejb;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.secf.mechanism.Delivery;
import org.secf.mechanism.ResponseObligations;
import org.secf.message.Facts;
import org.secf.message.FactsSource;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Holds what a method demands against what is known of the message at hand. What is not known counts as no. */
@Singleton
class MessageProtection {

    private record Place(Class<?> type, Method method) {}

    private final ConcurrentHashMap<Place, MessageDemand> known = new ConcurrentHashMap<>();
    private final Instance<FactsSource> sources;
    private final Instance<ResponseObligations> obligations;
    private final CallerLookup callers;
    private final Clock clock;

    @Inject
    MessageProtection(
            Instance<FactsSource> sources,
            Instance<ResponseObligations> obligations,
            CallerLookup callers,
            @SecurityTime Clock clock) {
        this.sources = sources;
        this.obligations = obligations;
        this.callers = callers;
        this.clock = clock;
    }

    /** Parsed once for each method of each bean class. */
    MessageDemand demand(Class<?> type, Method method) {
        return known.computeIfAbsent(new Place(type, method), place -> MessageDemand.of(place.type(), place.method()));
    }

    /** All that stands there, in the order in which it would be intercepted. */
    Optional<Rejection> refuse(MessageDemand demand) {
        Optional<Rejection> refusal = demand.integrity().flatMap(this::unsigned);
        if (refusal.isEmpty()) {
            refusal = demand.freshness().flatMap(this::replayed);
        }
        if (refusal.isEmpty()) {
            refusal = demand.encryption().flatMap(this::unencrypted);
        }
        return refusal.isPresent() ? refusal : demand.seal().flatMap(this::unsealable);
    }

    Optional<Rejection> unsigned(IntegrityDemand demand) {
        return facts().then(facts -> demand.judge(facts, callers.current())).rejection();
    }

    Optional<Rejection> replayed(FreshnessDemand demand) {
        return facts().then(facts -> demand.judge(facts, callers.current(), clock.instant()))
                .rejection();
    }

    Optional<Rejection> unencrypted(EncryptionDemand demand) {
        Optional<Rejection> refusal = demand.isOfRequest()
                ? facts().then(facts -> demand.judge(facts, callers.current())).rejection()
                : Check.HOLDS;
        return refusal.isPresent() ? refusal : demand.seal().flatMap(this::unsealable);
    }

    Optional<Rejection> unsealable(MessageDemand.Seal seal) {
        if (!obligations.isResolvable()) {
            return Check.refused(
                    InterceptorReason.NO_RESPONSE_OBLIGATIONS,
                    "exactly one ResponseObligations, as secf-jaspic brings",
                    "none");
        }
        try {
            ResponseObligations known = obligations.get();
            Optional<Rejection> refusal = known.require(seal.sealer());
            if (refusal.isEmpty() && seal.isStreamed()) {
                known.delivery().ifPresent(Delivery::asItComes);
            }
            return refusal;
        } catch (ContextNotActiveException outsideRequest) {
            return Check.refused(
                    InterceptorReason.NO_REQUEST, "a request that is answered", "a call without a request");
        }
    }

    /** Of the response to the request at hand. */
    Optional<Delivery> delivery() {
        return obligations.isResolvable() ? obligations.get().delivery() : Optional.empty();
    }

    /** Two sources may disagree; then neither is believed. */
    private Verdict<Facts> facts() {
        if (!sources.isResolvable()) {
            return Verdict.rejected(
                    InterceptorReason.NO_FACTS_SOURCE, "exactly one FactsSource, as secf-jaspic brings", "none");
        }
        try {
            return Verdict.accepted(sources.get().current());
        } catch (ContextNotActiveException outsideRequest) {
            return Verdict.accepted(Facts.NONE);
        }
    }
}

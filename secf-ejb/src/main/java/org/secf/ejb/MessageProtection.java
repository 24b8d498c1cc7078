package org.secf.ejb;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.secf.mechanism.Delivery;
import org.secf.mechanism.ResponseObligations;
import org.secf.message.Facts;
import org.secf.message.FactsSource;
import org.secf.message.Freshness;
import org.secf.message.Integrity;
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

    @Inject
    MessageProtection(Instance<FactsSource> sources, Instance<ResponseObligations> obligations, CallerLookup callers) {
        this.sources = sources;
        this.obligations = obligations;
        this.callers = callers;
    }

    /** Parsed once for each method of each bean class. */
    MessageDemand demand(Class<?> type, Method method) {
        return known.computeIfAbsent(new Place(type, method), place -> MessageDemand.of(place.type(), place.method()));
    }

    /** All that stands there, in the order in which it would be intercepted. */
    Optional<Rejection> refuse(MessageDemand demand) {
        Optional<Rejection> refusal = demand.integrity().flatMap(this::unsigned);
        if (refusal.isEmpty() && demand.isReplayProtected()) {
            refusal = replayed();
        }
        if (refusal.isEmpty()) {
            refusal = demand.encryption().flatMap(this::unencrypted);
        }
        return refusal.isPresent() ? refusal : demand.seal().flatMap(this::unsealable);
    }

    Optional<Rejection> unsigned(IntegrityDemand demand) {
        return facts().then(facts -> demand.judge(facts, callers.current())).rejection();
    }

    /** Each signature for itself: to one that may be repeated, whoever copies the message can add a new one of his own by another definition. */
    Optional<Rejection> replayed() {
        return facts().then(facts -> {
                    Set<String> fresh =
                            facts.freshness().stream().map(Freshness::by).collect(Collectors.toSet());
                    boolean areFresh = facts.integrity().stream()
                            .map(Integrity::definition)
                            .allMatch(fresh::contains);
                    return areFresh && !fresh.isEmpty()
                            ? Verdict.accepted(facts)
                            : Verdict.rejected(
                                    InterceptorReason.NOT_FRESH,
                                    "a nonce or the like, used once, with every signature",
                                    "none but of " + fresh);
                })
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

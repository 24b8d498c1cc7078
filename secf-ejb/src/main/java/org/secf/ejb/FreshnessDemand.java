package org.secf.ejb;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.identity.Caller;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.message.Integrity;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Kind;
import org.secf.verdict.Verdict;

/**
 * What one {@link ReplayProtected} demands, or several together.
 *
 * @param window how old the message may be
 * @param scopes all of which have to hold
 * @param sources of which one has to be
 */
record FreshnessDemand(Optional<Duration> window, Set<ReplayProtected.Scope> scopes, Set<Freshness.Source> sources) {

    private static final Kind<Duration> AGE = Kind.duration(Duration.ofSeconds(1), Duration.ofDays(366));

    FreshnessDemand {
        scopes = Set.copyOf(scopes);
        sources = Set.copyOf(sources);
    }

    /**
     * Reads an annotation.
     *
     * @param place where it stands, for the error
     * @throws ConfigurationException when {@code window} is no duration
     */
    static FreshnessDemand of(ReplayProtected annotation, String place) {
        Set<Freshness.Source> sources = annotation.source().length == 0
                ? EnumSet.allOf(Freshness.Source.class)
                : EnumSet.copyOf(List.of(annotation.source()));
        return new FreshnessDemand(window(annotation, place), Set.of(annotation.scope()), sources);
    }

    /**
     * This and that.
     *
     * @param place where both stand, for the error
     * @throws ConfigurationException when nothing can meet both
     */
    FreshnessDemand and(FreshnessDemand other, String place) {
        Set<Freshness.Source> both =
                sources.stream().filter(other.sources::contains).collect(Collectors.toSet());
        if (both.isEmpty()) {
            throw new ConfigurationException(
                    "@ReplayProtected(source) on %s: expected one of those of its class, %s, found %s"
                            .formatted(place, other.sources, sources));
        }
        return new FreshnessDemand(
                Stream.concat(window.stream(), other.window.stream()).min(Duration::compareTo),
                Stream.concat(scopes.stream(), other.scopes.stream()).collect(Collectors.toSet()),
                both);
    }

    /**
     * Each signature for itself: to one that may be repeated, whoever copies the message can add a new one of his own by another definition. All else that is
     * demanded has to be met by one use.
     */
    Verdict<Facts> judge(Facts facts, Optional<Caller> caller, Instant now) {
        List<Freshness> fresh = facts.freshness();
        List<Freshness> meant = fresh.stream()
                .filter(fact -> sources.contains(fact.source()))
                .filter(fact -> scopes.stream().allMatch(scope -> isWithin(scope, fact, facts, caller)))
                .toList();
        if (meant.isEmpty() || !areSigned(facts, fact -> true)) {
            return Verdict.rejected(
                    InterceptorReason.NOT_FRESH,
                    "%s of %s, used once, with every signature".formatted(sources, scopes),
                    "none but " + fresh);
        }
        return meant.stream().anyMatch(fact -> isYoung(fact, now)) && areSigned(facts, fact -> isYoung(fact, now))
                ? Verdict.accepted(facts)
                : Verdict.rejected(
                        InterceptorReason.MESSAGE_TOO_OLD,
                        "made after " + window.map(now::minus).orElse(Instant.MIN),
                        fresh.toString());
    }

    private static boolean isWithin(ReplayProtected.Scope scope, Freshness fact, Facts facts, Optional<Caller> caller) {
        return switch (scope) {
            case APPLICATION -> true;
            case SIGNER -> facts.integrity().stream().map(Integrity::definition).anyMatch(fact.by()::equals);
            case CALLER ->
                fact.owner().isPresent()
                        && fact.owner()
                                .equals(caller.filter(Caller::isAuthenticated).map(Caller::getName));
        };
    }

    /** Whether each signature has such a use of its own. */
    private static boolean areSigned(Facts facts, Predicate<Freshness> isSo) {
        Set<String> having =
                facts.freshness().stream().filter(isSo).map(Freshness::by).collect(Collectors.toSet());
        return facts.integrity().stream().map(Integrity::definition).allMatch(having::contains);
    }

    private boolean isYoung(Freshness fact, Instant now) {
        return window.isEmpty()
                || fact.made().filter(now.minus(window.get())::isBefore).isPresent();
    }

    private static Optional<Duration> window(ReplayProtected annotation, String place) {
        if (annotation.window().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(AGE.parse().apply(List.of(annotation.window())));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "@ReplayProtected(window) on %s: expected %s, found \"%s\""
                            .formatted(place, AGE.expected(), annotation.window()),
                    e);
        }
    }
}

package org.secf.ejb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.identity.Caller;
import org.secf.mechanism.StepUp;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Kind;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What one {@link RequiredAuthenticationContext} demands, parsed. */
record Requirement(List<String> contexts, Optional<Duration> maxAge) {

    private static final Kind<Duration> AGE = Kind.duration(Duration.ofSeconds(1), Duration.ofDays(366));

    Requirement {
        contexts = List.copyOf(contexts);
    }

    /**
     * Reads an annotation.
     *
     * @param place where it stands, for the error
     * @throws ConfigurationException when {@code maxAge} is no duration
     */
    static Requirement of(RequiredAuthenticationContext annotation, String place) {
        if (annotation.maxAge().isEmpty()) {
            return new Requirement(List.of(annotation.value()), Optional.empty());
        }
        try {
            Duration age = AGE.parse().apply(List.of(annotation.maxAge()));
            return new Requirement(List.of(annotation.value()), Optional.of(age));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "@RequiredAuthenticationContext(maxAge) on %s: expected %s, found \"%s\""
                            .formatted(place, AGE.expected(), annotation.maxAge()),
                    e);
        }
    }

    /** The same in the words of mechanisms. */
    StepUp stepUp() {
        return new StepUp(contexts, maxAge);
    }

    /** The caller, if it is good enough at {@code now}. */
    Verdict<Caller> judge(Caller caller, Instant now) {
        return Check.all(
                List.of(Requirement::authenticated, this::inContext, subject -> recently(subject, now)), caller);
    }

    private static Optional<Rejection> authenticated(Caller caller) {
        return caller.isAuthenticated()
                ? Check.HOLDS
                : Check.refused(InterceptorReason.NOT_AUTHENTICATED, "an authenticated caller", "nobody");
    }

    private Optional<Rejection> inContext(Caller caller) {
        Optional<String> received = caller.evidence().authenticationContext();
        return contexts.isEmpty() || received.filter(contexts::contains).isPresent()
                ? Check.HOLDS
                : Check.refused(
                        InterceptorReason.WRONG_AUTHENTICATION_CONTEXT,
                        "one of " + contexts,
                        received.orElse("no authentication context"));
    }

    private Optional<Rejection> recently(Caller caller, Instant now) {
        Instant since = caller.evidence().authenticatedAt();
        return maxAge.isEmpty() || since.plus(maxAge.get()).isAfter(now)
                ? Check.HOLDS
                : Check.refused(
                        InterceptorReason.AUTHENTICATION_TOO_OLD,
                        "authenticated after " + now.minus(maxAge.get()),
                        since.toString());
    }
}

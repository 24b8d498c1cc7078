package org.secf.saml.model;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.secf.delegation.ActingPolicy;

/**
 * What a resource asks of assertions that are brought as tokens. What is not said is refused.
 *
 * @param audience our name
 * @param recipients addresses that a confirmation may be meant for
 * @param methods how whoever brings one may confirm the subject
 * @param attesters who may vouch as a sender, by the names of {@link Presenter.ProvenKey#names}
 * @param acting who may act for whom
 * @param isAlwaysOnce whether every assertion is good for one use; those that say so, and those of bearers, are anyway
 * @param maxAge how long after it was made an assertion is believed, whatever it says itself
 * @param login what else is asked, as of logins
 */
public record TokenPolicy(
        String audience,
        List<String> recipients,
        Set<ConfirmationMethod> methods,
        Set<String> attesters,
        ActingPolicy acting,
        boolean isAlwaysOnce,
        Duration maxAge,
        ResponsePolicy login) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException where something is
     */
    public TokenPolicy {
        recipients = List.copyOf(recipients);
        methods = Set.copyOf(methods);
        attesters = Set.copyOf(attesters);
        require(!audience.isBlank(), "an audience, or tokens for others would pass");
        require(!methods.isEmpty(), "a method of confirmation, or no token would pass");
        require(
                methods.contains(ConfirmationMethod.SENDER_VOUCHES) != attesters.isEmpty(),
                "SENDER_VOUCHES together with attesters, or neither");
        require(
                !maxAge.isNegative() && !maxAge.isZero() && maxAge.compareTo(LONGEST) <= 0,
                "an age of at most one day");
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected);
        }
    }
}

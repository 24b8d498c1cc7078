package org.secf.webauthn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.identity.GroupMapping;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.WebAuthnReason;
import org.secf.webauthn.webauthn4j.VerifiedAssertion;

/**
 * From a verified login to a caller.
 *
 * @param issuer who vouches for those who log in
 * @param sessionLifetime of the longest session
 */
record Callers(String issuer, WebAuthnUsers users, GroupMapping groups, Duration sessionLifetime, Clock clock) {

    /** How it was done, in the words of RFC 8176. */
    private static final String METHODS = "amr";

    /** Somebody of whom nothing was known before. */
    Verdict<Caller> loggedIn(VerifiedAssertion assertion) {
        String name = assertion.before().user();
        return users.find(name)
                .filter(user -> user.name().equals(name))
                .<Verdict<Caller>>map(user -> Verdict.accepted(new AuthenticatedCaller(
                        name, groups.map(user.groups()), methods(Map.of(), assertion), evidence(assertion), List.of())))
                .orElseGet(() -> Verdict.rejected(WebAuthnReason.UNKNOWN_USER, "a user who may log in", name));
    }

    /** A caller who proved more: still the same by whoever vouched before, and for no longer. */
    Caller raised(Caller before, VerifiedAssertion assertion) {
        Evidence earlier = before.evidence();
        Evidence now = evidence(assertion);
        Evidence raised = new Evidence(
                now.mechanism(),
                earlier.issuer(),
                now.authenticatedAt(),
                now.authenticationContext(),
                now.keyThumbprint(),
                earlier.validUntil(),
                earlier.onward());
        return new AuthenticatedCaller(
                before.getName(), before.groups(), methods(before.attributes(), assertion), raised, before.delegates());
    }

    /** When the caller has to log in again. */
    Instant sessionEnds(Caller caller) {
        Instant latest = clock.instant().plus(sessionLifetime);
        return caller.evidence().validUntil().filter(latest::isAfter).orElse(latest);
    }

    private Evidence evidence(VerifiedAssertion assertion) {
        String context = assertion.isUserVerified() ? WebAuthnContexts.USER_VERIFIED : WebAuthnContexts.USER_PRESENT;
        return new Evidence(
                WebAuthnMechanism.NAME,
                issuer,
                clock.instant(),
                Optional.of(context),
                Optional.of(assertion.thumbprint()));
    }

    private static Map<String, List<String>> methods(Map<String, List<String>> before, VerifiedAssertion assertion) {
        Map<String, List<String>> attributes = new HashMap<>(before);
        attributes.put(METHODS, assertion.isUserVerified() ? List.of("pop", "user", "mfa") : List.of("pop", "user"));
        return attributes;
    }
}

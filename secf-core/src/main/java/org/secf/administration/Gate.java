package org.secf.administration;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.List;
import java.util.Optional;
import org.secf.keys.store.Alias;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** Who may administer a store, and by which requests. Decided before the body is read or the store is opened. */
final class Gate {

    /** Whichever store is named: whoever does not get through learns of none whether it is there. */
    static final List<Check<AdministrationContext>> OF_ANY_STORE = List.of(Gate::confidential, Gate::authenticated);

    static final List<Check<Attempt>> CHECKS = List.of(
            attempt -> confidential(attempt.context()),
            attempt -> authenticated(attempt.context()),
            Gate::inRole,
            Gate::ownOrigin,
            Gate::mediaType,
            Gate::versionGiven,
            Gate::versionReadable,
            Gate::subject);

    private Gate() {}

    private static Optional<Rejection> confidential(AdministrationContext context) {
        return context.isConfidential()
                ? HOLDS
                : refused(AdministrationReason.NOT_CONFIDENTIAL, "TLS, or a client on this machine", "neither");
    }

    private static Optional<Rejection> authenticated(AdministrationContext context) {
        return context.caller().isAuthenticated()
                ? HOLDS
                : refused(AdministrationReason.ADMINISTRATOR_UNKNOWN, "a caller who is logged in", "nobody");
    }

    private static Optional<Rejection> inRole(Attempt attempt) {
        return attempt.request().isInRole().test(attempt.role())
                ? HOLDS
                : refused(
                        AdministrationReason.ADMINISTRATOR_ROLE_MISSING,
                        "a caller with the role " + attempt.role(),
                        attempt.who());
    }

    private static Optional<Rejection> ownOrigin(Attempt attempt) {
        return !attempt.operation().isChange() || Origins.areOwn(attempt.request())
                ? HOLDS
                : refused(
                        AdministrationReason.CROSS_ORIGIN,
                        "the origin " + attempt.request().ownOrigin() + ", or none",
                        attempt.request().headers().apply("Origin").toString());
    }

    private static Optional<Rejection> mediaType(Attempt attempt) {
        Optional<String> wanted = attempt.operation().mediaType();
        return wanted.isEmpty() || wanted.equals(attempt.mediaType())
                ? HOLDS
                : refused(
                        AdministrationReason.MEDIA_TYPE,
                        wanted.get(),
                        attempt.mediaType().orElse("none, or several"));
    }

    private static Optional<Rejection> versionGiven(Attempt attempt) {
        return !attempt.operation().isChange()
                        || !attempt.request().headers().apply("If-Match").isEmpty()
                ? HOLDS
                : refused(
                        AdministrationReason.VERSION_MISSING,
                        "If-Match with the ETag of the store as it was shown",
                        "none");
    }

    private static Optional<Rejection> versionReadable(Attempt attempt) {
        return !attempt.operation().isChange() || attempt.version().isPresent()
                ? HOLDS
                : refused(
                        AdministrationReason.VERSION_MALFORMED,
                        "one If-Match such as \"7\"",
                        attempt.request().headers().apply("If-Match").toString());
    }

    /** Also keeps what the store needs itself from being named. */
    private static Optional<Rejection> subject(Attempt attempt) {
        return attempt.operation().hasSubject()
                ? Alias.check(attempt.request().subject()).rejection()
                : HOLDS;
    }
}

package org.secf.saml.artifact;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.ArtifactReason;
import org.secf.saml.response.ParsedResolution;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What is asked of an answer to a resolution (saml-core §3.2.2, §3.5.2). These checks only refuse; the signature is asked for after them. */
final class ResolutionChecks {

    /** In the order they are asked. */
    static final List<Check<Candidate>> IN_ORDER = List.of(
            ResolutionChecks::issuer,
            ResolutionChecks::inResponseTo,
            ResolutionChecks::destination,
            ResolutionChecks::issueInstant,
            ResolutionChecks::status);

    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    /** It answers on the same connection. */
    private static final Duration LONGEST_WAY = Duration.ofMinutes(2);

    private ResolutionChecks() {}

    /**
     * An answer and what it is held against.
     *
     * @param asked the id of our question
     * @param provider whom we asked
     * @param destination where the browser would have brought the response
     */
    record Candidate(
            ParsedResolution answer, String asked, String provider, String destination, Duration skew, Instant now) {}

    private static Optional<Rejection> issuer(Candidate candidate) {
        ParsedResolution answer = candidate.answer();
        return answer.isFrom(candidate.provider())
                ? HOLDS
                : refused(ArtifactReason.WRONG_RESOLUTION_ISSUER, candidate.provider(), answer.issuer());
    }

    private static Optional<Rejection> inResponseTo(Candidate candidate) {
        Optional<String> named = candidate.answer().inResponseTo();
        return named.filter(candidate.asked()::equals).isPresent()
                ? HOLDS
                : refused(ArtifactReason.WRONG_RESOLUTION, candidate.asked(), named.orElse("none"));
    }

    /** It need not have one, since it comes on our own connection. */
    private static Optional<Rejection> destination(Candidate candidate) {
        return candidate
                .answer()
                .destination()
                .filter(named -> !named.equals(candidate.destination()))
                .flatMap(named -> refused(ArtifactReason.WRONG_RESOLUTION_DESTINATION, candidate.destination(), named));
    }

    private static Optional<Rejection> issueInstant(Candidate candidate) {
        Instant issued = candidate.answer().issueInstant();
        boolean isFresh = !issued.isAfter(candidate.now().plus(candidate.skew()))
                && issued.isAfter(candidate.now().minus(LONGEST_WAY).minus(candidate.skew()));
        return isFresh
                ? HOLDS
                : refused(ArtifactReason.RESOLUTION_NOT_FRESH, "issued shortly before " + candidate.now(), issued + "");
    }

    private static Optional<Rejection> status(Candidate candidate) {
        String status = candidate.answer().status();
        return SUCCESS.equals(status) ? HOLDS : refused(ArtifactReason.RESOLUTION_NOT_SUCCESS, SUCCESS, status);
    }
}

package org.secf.openid.provider;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.identity.VisibleName;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** The rules for what an authentic ID token says (Core §3.1.3.7), in their order. */
final class IdTokenChecks {

    static final List<Check<Candidate>> IN_ORDER = List.of(
            IdTokenChecks::issuer,
            IdTokenChecks::audience,
            IdTokenChecks::otherAudience,
            IdTokenChecks::party,
            IdTokenChecks::purpose,
            IdTokenChecks::subject,
            IdTokenChecks::expired,
            IdTokenChecks::issued,
            IdTokenChecks::nonce,
            IdTokenChecks::context,
            IdTokenChecks::authenticated,
            IdTokenChecks::accessToken,
            IdTokenChecks::code,
            IdTokenChecks::renewed);

    private static final int LONGEST_SUBJECT = 255;

    /** Claims of logout and security events (RFC 8417), and of proofs (RFC 9449 §4.2). */
    private static final List<String> OF_OTHER_KINDS = List.of("events", "htm", "htu");

    /** Claims by which some providers tell kinds apart, and what ID tokens have there. */
    private static final Map<String, String> KINDS = Map.of("typ", "ID", "token_use", "id");

    private IdTokenChecks() {}

    /** A token, and what it has to say for one login. */
    record Candidate(TokenCandidate token, IdTokenExpectation expected) {

        private Optional<String> text(String name) {
            return token.claims().text(name);
        }

        private boolean has(String name) {
            return token.claims().has(name);
        }
    }

    private static Optional<Rejection> issuer(Candidate candidate) {
        String issuer = candidate.token.issuer();
        return holds(
                candidate.text("iss").filter(issuer::equals).isPresent(),
                candidate,
                new Rule(IdTokenReason.ID_TOKEN_ISSUER, "iss " + issuer, "iss"));
    }

    private static Optional<Rejection> audience(Candidate candidate) {
        return holds(
                candidate.token.isForUs(),
                candidate,
                new Rule(
                        IdTokenReason.ID_TOKEN_AUDIENCE,
                        "aud " + candidate.token.trust().clientId(),
                        "aud"));
    }

    private static Optional<Rejection> otherAudience(Candidate candidate) {
        return candidate
                .token
                .stranger()
                .flatMap(name -> refused(
                        IdTokenReason.ID_TOKEN_OTHER_AUDIENCE,
                        "us, or " + candidate.token.trust().otherAudiences(),
                        name));
    }

    /** Where it is for several, it has to say who asked for it. */
    private static Optional<Rejection> party(Candidate candidate) {
        String us = candidate.token.trust().clientId();
        boolean isOurs = candidate.has("azp")
                ? candidate.text("azp").filter(us::equals).isPresent()
                : candidate.token.audience().size() == 1;
        return holds(isOurs, candidate, new Rule(IdTokenReason.ID_TOKEN_PARTY, "azp " + us, "azp"));
    }

    private static Optional<Rejection> purpose(Candidate candidate) {
        Stream<String> others = KINDS.entrySet().stream()
                .filter(kind -> candidate.has(kind.getKey())
                        && candidate
                                .text(kind.getKey())
                                .filter(kind.getValue()::equals)
                                .isEmpty())
                .map(Map.Entry::getKey);
        return Stream.concat(OF_OTHER_KINDS.stream().filter(candidate::has), others)
                .findFirst()
                .flatMap(name -> refused(
                        IdTokenReason.ID_TOKEN_PURPOSE, "an ID token", "one with " + candidate.token.shown(name)));
    }

    private static Optional<Rejection> subject(Candidate candidate) {
        boolean isName = candidate
                .text("sub")
                .filter(name -> name.length() <= LONGEST_SUBJECT && VisibleName.isOne(name))
                .isPresent();
        return holds(
                isName,
                candidate,
                new Rule(IdTokenReason.ID_TOKEN_SUBJECT, "sub: " + VisibleName.EXPECTED + ", at most 255", "sub"));
    }

    private static Optional<Rejection> expired(Candidate candidate) {
        return holds(
                candidate.token.isGood(),
                candidate,
                new Rule(IdTokenReason.ID_TOKEN_EXPIRED, "exp after " + candidate.token.now(), "exp"));
    }

    private static Optional<Rejection> issued(Candidate candidate) {
        return holds(
                candidate.token.isIssuedLately(),
                candidate,
                new Rule(
                        IdTokenReason.ID_TOKEN_ISSUED,
                        "iat, and nbf if any, at most "
                                + candidate.token.trust().maxAge() + " before " + candidate.token.now(),
                        "iat"));
    }

    /** Where none was sent, one can only be of another login; but from refreshing, it may be that of the first. */
    private static Optional<Rejection> nonce(Candidate candidate) {
        Optional<String> wanted = candidate
                .expected
                .nonce()
                .or(() -> candidate
                        .expected
                        .sameAs()
                        .flatMap(before -> before.claims().text("nonce")));
        boolean mayLack = candidate.expected.nonce().isEmpty();
        boolean isRight = candidate.has("nonce") ? isSame(candidate.text("nonce"), wanted) : mayLack;
        return isRight
                ? HOLDS
                : refused(
                        IdTokenReason.ID_TOKEN_NONCE,
                        wanted.isPresent() ? "the nonce of the request" : "no nonce",
                        candidate.has("nonce") ? "another" : "none");
    }

    private static Optional<Rejection> context(Candidate candidate) {
        boolean isRight = candidate.expected.contexts().isEmpty()
                || candidate
                        .text("acr")
                        .filter(candidate.expected.contexts()::contains)
                        .isPresent();
        return holds(
                isRight,
                candidate,
                new Rule(IdTokenReason.ID_TOKEN_CONTEXT, "one of " + candidate.expected.contexts(), "acr"));
    }

    private static Optional<Rejection> authenticated(Candidate candidate) {
        Optional<Instant> time = candidate.token.claims().time("auth_time");
        Optional<Instant> earliest = candidate
                .expected
                .maxAge()
                .map(age -> candidate
                        .token
                        .now()
                        .minus(age)
                        .minus(candidate.token.trust().skew()));
        boolean isRight = time.isPresent()
                ? !candidate.token.isFuture(time.get())
                        && earliest.filter(time.get()::isBefore).isEmpty()
                : earliest.isEmpty() && !candidate.has("auth_time");
        return holds(
                isRight,
                candidate,
                new Rule(
                        IdTokenReason.ID_TOKEN_AUTHENTICATED,
                        "a time in the past"
                                + earliest.map(first -> ", after " + first).orElse(""),
                        "auth_time"));
    }

    private static Optional<Rejection> accessToken(Candidate candidate) {
        return hash(candidate, "at_hash", candidate.expected.accessToken(), IdTokenReason.ID_TOKEN_ACCESS_TOKEN);
    }

    private static Optional<Rejection> code(Candidate candidate) {
        return hash(candidate, "c_hash", candidate.expected.code(), IdTokenReason.ID_TOKEN_CODE);
    }

    /** It may say nothing of it in this flow; what it says has to be right, and nothing that cannot be compared is. */
    private static Optional<Rejection> hash(
            Candidate candidate, String name, Optional<String> of, IdTokenReason otherwise) {
        Optional<String> right =
                of.map(text -> TokenHash.of(text, candidate.token.token().algorithm()));
        boolean holds = !candidate.has(name) || isSame(candidate.text(name), right);
        return holds(holds, candidate, new Rule(otherwise, name + " " + right.orElse("of nothing"), name));
    }

    private static Optional<Rejection> renewed(Candidate candidate) {
        if (candidate.expected.sameAs().isEmpty()) {
            return HOLDS;
        }
        IdToken before = candidate.expected.sameAs().get();
        boolean isSame = candidate.text("sub").filter(before.subject()::equals).isPresent()
                && (!candidate.has("auth_time")
                        || candidate.token.claims().time("auth_time").equals(before.authenticated()));
        return isSame
                ? HOLDS
                : refused(
                        IdTokenReason.ID_TOKEN_RENEWED_OTHER,
                        "the same person, by the same login",
                        candidate.token.shown("sub") + ", " + candidate.token.shown("auth_time"));
    }

    private static boolean isSame(Optional<String> claimed, Optional<String> right) {
        return claimed.isPresent()
                && right.isPresent()
                && MessageDigest.isEqual(
                        claimed.get().getBytes(StandardCharsets.UTF_8),
                        right.get().getBytes(StandardCharsets.UTF_8));
    }

    /** One rule, and the claim that it is about. */
    private record Rule(IdTokenReason reason, String expected, String claim) {}

    private static Optional<Rejection> holds(boolean holds, Candidate candidate, Rule rule) {
        return holds ? HOLDS : refused(rule.reason, rule.expected, candidate.token.shown(rule.claim));
    }
}

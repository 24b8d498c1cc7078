package org.secf.bearer;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.secf.bearer.TokenCandidate.Form;
import org.secf.jwt.Claims;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** The rules for what an authentic token says (RFC 9068 §4), in their order. */
final class TokenChecks {

    static final List<Check<TokenCandidate>> IN_ORDER = List.of(
            TokenChecks::complete,
            TokenChecks::wellFormed,
            TokenChecks::issuer,
            TokenChecks::audience,
            TokenChecks::expired,
            TokenChecks::begun,
            TokenChecks::issuedInPast,
            TokenChecks::authenticatedInPast,
            TokenChecks::young,
            TokenChecks::lifetime,
            TokenChecks::otherKind,
            TokenChecks::confirmation,
            Actors::check);

    private static final Map<Form, List<String>> REQUIRED = Map.of(
            Form.ACCESS_TOKEN_JWT, List.of("iss", "exp", "aud", "sub", "client_id", "iat", "jti"),
            Form.PLAIN_JWT, List.of("iss", "exp", "aud", "sub", "iat"),
            Form.INTROSPECTED, List.of("exp", "aud"));

    private static final List<String> TEXTS = List.of("iss", "sub", "client_id", "jti", "acr");
    private static final List<String> TIMES = List.of("exp", "nbf", "iat", "auth_time");

    /** Claims of ID tokens (OpenID Connect Core §2), of logout and security events (RFC 8417), and of proofs (RFC 9449 §4.2). */
    private static final List<String> OF_OTHER_KINDS = List.of("nonce", "at_hash", "c_hash", "events", "htm", "htu");

    /** What RFC 6749 §7.1 calls types of access tokens, in small letters, and what some issuers write in their place. */
    private static final Set<String> TOKEN_TYPES = Set.of("bearer", "dpop", "access", "access_token");

    /** Claims by which some issuers tell kinds apart, and what access tokens have there. */
    private static final Map<String, Predicate<String>> KINDS = Map.of(
            "typ", Set.of("Bearer", "DPoP")::contains,
            "token_use", Set.of("access", "access_token")::contains,
            "token_type", text -> TOKEN_TYPES.contains(text.toLowerCase(Locale.ROOT)));

    private static final List<String> KIND_NAMES = List.of("typ", "token_type");

    private TokenChecks() {}

    private static Optional<String> first(List<String> names, Predicate<String> isOne) {
        for (String name : names) {
            if (isOne.test(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    static Optional<Rejection> complete(TokenCandidate candidate) {
        List<String> required = REQUIRED.getOrDefault(candidate.form(), List.of());
        return first(required, name -> !candidate.claims().has(name))
                .flatMap(name -> refused(BearerReason.CLAIM_MISSING, required.toString(), "no " + name));
    }

    private static Optional<Rejection> wellFormed(TokenCandidate candidate) {
        Claims claims = candidate.claims();
        Optional<String> odd = first(
                        TEXTS, name -> claims.has(name) && claims.text(name).isEmpty())
                .or(() -> first(
                        TIMES, name -> claims.has(name) && claims.time(name).isEmpty()))
                .or(() -> first(List.of("aud"), name -> claims.texts(name).isEmpty()));
        return odd.flatMap(name -> refused(
                BearerReason.CLAIM_MALFORMED,
                "texts, times in seconds and an audience",
                name + " " + claims.json().get(name)));
    }

    /** Whom we asked may leave it out (RFC 7662 §2.2): it is the issuer itself. */
    private static Optional<Rejection> issuer(TokenCandidate candidate) {
        String expected = candidate.policy().issuer();
        Optional<String> issuer = candidate.claims().text("iss");
        return issuer.orElse(expected).equals(expected)
                ? HOLDS
                : refused(BearerReason.OTHER_ISSUER, expected, issuer.orElse("none"));
    }

    private static Optional<Rejection> audience(TokenCandidate candidate) {
        List<String> audience = candidate.claims().texts("aud");
        Set<String> ours = candidate.policy().audiences();
        return audience.stream().anyMatch(ours::contains)
                ? HOLDS
                : refused(BearerReason.OTHER_AUDIENCE, "one of " + ours, audience.toString());
    }

    private static Optional<Rejection> expired(TokenCandidate candidate) {
        return candidate.expires().isAfter(candidate.earliest())
                ? HOLDS
                : refused(
                        BearerReason.TOKEN_EXPIRED,
                        "later than " + candidate.earliest(),
                        candidate.expires().toString());
    }

    private static Optional<Rejection> begun(TokenCandidate candidate) {
        return notAfter(candidate, candidate.claims().time("nbf"), BearerReason.TOKEN_NOT_YET_VALID);
    }

    private static Optional<Rejection> issuedInPast(TokenCandidate candidate) {
        return notAfter(candidate, candidate.issued(), BearerReason.TOKEN_FROM_FUTURE);
    }

    /** Else the caller would be fresh for ever. */
    private static Optional<Rejection> authenticatedInPast(TokenCandidate candidate) {
        return notAfter(candidate, candidate.claims().time("auth_time"), BearerReason.TOKEN_FROM_FUTURE);
    }

    private static Optional<Rejection> notAfter(
            TokenCandidate candidate, Optional<Instant> time, BearerReason otherwise) {
        return time.filter(one -> one.isAfter(candidate.latest()))
                .flatMap(one -> refused(otherwise, "at most " + candidate.latest(), one.toString()));
    }

    /** What does not say when it was issued cannot be young. */
    private static Optional<Rejection> young(TokenCandidate candidate) {
        if (candidate.policy().maxAge().isEmpty()) {
            return HOLDS;
        }
        Instant earliest =
                candidate.earliest().minus(candidate.policy().maxAge().get());
        return candidate.issued().filter(earliest::isBefore).isPresent()
                ? HOLDS
                : refused(
                        BearerReason.TOKEN_TOO_OLD,
                        "issued after " + earliest,
                        candidate.issued().map(Instant::toString).orElse("no iat"));
    }

    /** Counted from now where it is not said since when, which is never longer than it is. */
    private static Optional<Rejection> lifetime(TokenCandidate candidate) {
        Instant latest = candidate
                .issued()
                .orElse(candidate.latest())
                .plus(candidate.policy().longest());
        return candidate.expires().isAfter(latest)
                ? refused(
                        BearerReason.LIFETIME_TOO_LONG,
                        "good until " + latest + " at most",
                        candidate.expires().toString())
                : HOLDS;
    }

    private static Optional<Rejection> otherKind(TokenCandidate candidate) {
        Claims claims = candidate.claims();
        // A token that says by its type what it is may have them.
        Optional<String> foreign =
                first(OF_OTHER_KINDS, name -> candidate.form() != Form.ACCESS_TOKEN_JWT && claims.has(name));
        if (foreign.isPresent()) {
            return refused(BearerReason.OTHER_KIND_OF_TOKEN, "an access token", "one with " + foreign.get());
        }
        return KINDS.entrySet().stream()
                .filter(kind -> claims.has(kind.getKey())
                        && claims.text(kind.getKey()).filter(kind.getValue()).isEmpty())
                .findFirst()
                .flatMap(kind -> refused(
                        BearerReason.OTHER_KIND_OF_TOKEN,
                        kind.getKey() + " of an access token",
                        String.valueOf(claims.json().get(kind.getKey()))));
    }

    /** What is said to be bound to a key has to say to which. */
    private static Optional<Rejection> confirmation(TokenCandidate candidate) {
        Claims claims = candidate.claims();
        boolean isBound = first(
                        KIND_NAMES,
                        name -> claims.text(name)
                                .filter("DPoP"::equalsIgnoreCase)
                                .isPresent())
                .isPresent();
        return Confirmation.isReadable(claims)
                        && (!isBound || Confirmation.of(claims).key().isPresent())
                ? HOLDS
                : refused(
                        BearerReason.CONFIRMATION_UNKNOWN,
                        "no cnf, or one with the texts " + Confirmation.MEMBERS + ", for DPoP with jkt",
                        "another");
    }
}

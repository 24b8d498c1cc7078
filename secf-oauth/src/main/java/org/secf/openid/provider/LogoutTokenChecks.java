package org.secf.openid.provider;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.List;
import java.util.Optional;
import org.secf.jwt.Claims;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** The rules for what an authentic logout token says (Back-Channel Logout §2.6), in their order. */
final class LogoutTokenChecks {

    static final List<Check<TokenCandidate>> IN_ORDER = List.of(
            LogoutTokenChecks::issuer,
            LogoutTokenChecks::audience,
            LogoutTokenChecks::issued,
            LogoutTokenChecks::expired,
            LogoutTokenChecks::subject,
            LogoutTokenChecks::event,
            LogoutTokenChecks::nonce,
            LogoutTokenChecks::identifier);

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final List<String> NAMES = List.of("sub", "sid");
    private static final int LONGEST = 256;

    private LogoutTokenChecks() {}

    private static Optional<Rejection> issuer(TokenCandidate candidate) {
        String issuer = candidate.issuer();
        return candidate.claims().text("iss").filter(issuer::equals).isPresent()
                ? HOLDS
                : refused(LogoutTokenReason.LOGOUT_TOKEN_ISSUER, "iss " + issuer, candidate.shown("iss"));
    }

    private static Optional<Rejection> audience(TokenCandidate candidate) {
        return candidate.isForUs() && candidate.stranger().isEmpty()
                ? HOLDS
                : refused(
                        LogoutTokenReason.LOGOUT_TOKEN_AUDIENCE,
                        "aud " + candidate.trust().clientId(),
                        candidate.shown("aud"));
    }

    private static Optional<Rejection> issued(TokenCandidate candidate) {
        return candidate.isIssuedLately()
                ? HOLDS
                : refused(
                        LogoutTokenReason.LOGOUT_TOKEN_ISSUED,
                        "iat, and nbf if any, at most " + candidate.trust().maxAge() + " before " + candidate.now(),
                        candidate.shown("iat"));
    }

    private static Optional<Rejection> expired(TokenCandidate candidate) {
        return candidate.isGood()
                ? HOLDS
                : refused(
                        LogoutTokenReason.LOGOUT_TOKEN_EXPIRED, "exp after " + candidate.now(), candidate.shown("exp"));
    }

    /** What is there and is no name would end the logins of somebody else, or of nobody. */
    private static Optional<Rejection> subject(TokenCandidate candidate) {
        Claims claims = candidate.claims();
        boolean isSaid = NAMES.stream().anyMatch(claims::has);
        boolean isNamed = NAMES.stream()
                .allMatch(name -> !claims.has(name)
                        || claims.text(name)
                                .filter(text -> text.length() <= LONGEST)
                                .isPresent());
        return isSaid && isNamed
                ? HOLDS
                : refused(
                        LogoutTokenReason.LOGOUT_TOKEN_SUBJECT,
                        "sub, sid or both",
                        candidate.shown("sub") + ", " + candidate.shown("sid"));
    }

    private static Optional<Rejection> event(TokenCandidate candidate) {
        boolean isLogout = candidate
                .claims()
                .object("events")
                .flatMap(events -> events.object(EVENT))
                .isPresent();
        return isLogout
                ? HOLDS
                : refused(
                        LogoutTokenReason.LOGOUT_TOKEN_EVENT,
                        "events with the object " + EVENT,
                        candidate.shown("events"));
    }

    private static Optional<Rejection> nonce(TokenCandidate candidate) {
        return candidate.claims().has("nonce")
                ? refused(LogoutTokenReason.LOGOUT_TOKEN_NONCE, "no nonce", "one")
                : HOLDS;
    }

    private static Optional<Rejection> identifier(TokenCandidate candidate) {
        return candidate
                        .claims()
                        .text("jti")
                        .filter(id -> id.length() <= LONGEST)
                        .isPresent()
                ? HOLDS
                : refused(
                        LogoutTokenReason.LOGOUT_TOKEN_ID,
                        "jti of at most " + LONGEST + " characters",
                        candidate.shown("jti"));
    }
}

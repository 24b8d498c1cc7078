package org.secf.jwt;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.secf.identity.VisibleName;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What is asked before any key is looked for. A token does not choose how it is verified: it may only name what is believed anyway. */
final class HeaderChecks {

    static final List<Check<Candidate>> IN_ORDER = List.of(
            HeaderChecks::critical,
            HeaderChecks::bringsKey,
            HeaderChecks::parametersOfOthers,
            HeaderChecks::type,
            HeaderChecks::contentType,
            HeaderChecks::algorithm,
            HeaderChecks::keyId);

    /** Where the content may be anything. */
    static final List<Check<Candidate>> OF_ANY_CONTENT = List.of(
            HeaderChecks::critical,
            HeaderChecks::bringsKey,
            HeaderChecks::parametersOfOthers,
            HeaderChecks::algorithm,
            HeaderChecks::keyId);

    private static final List<String> KEYS = List.of("jku", "x5u", "jwk", "x5c");
    private static final List<String> OF_OTHERS = List.of("b64", "enc", "zip", "epk", "p2c", "p2s", "iv", "tag");
    private static final String CLAIMS = "json";
    private static final int LONGEST_KEY_ID = 256;

    private HeaderChecks() {}

    /** A token and what it is held against. */
    record Candidate(CompactJwt jwt, JwtPolicy policy) {

        private String shown(String name) {
            return jwt.header().containsKey(name) ? name + " " + jwt.header().get(name) : "no " + name;
        }
    }

    private static Optional<Rejection> critical(Candidate candidate) {
        return candidate.jwt.header().containsKey("crit")
                ? refused(JwtReason.JWT_CRITICAL, "no crit", candidate.shown("crit"))
                : HOLDS;
    }

    private static Optional<Rejection> bringsKey(Candidate candidate) {
        return without(candidate, KEYS, JwtReason.JWT_BRINGS_KEY);
    }

    private static Optional<Rejection> parametersOfOthers(Candidate candidate) {
        return without(candidate, OF_OTHERS, JwtReason.JWT_PARAMETER);
    }

    private static Optional<Rejection> without(Candidate candidate, List<String> names, JwtReason reason) {
        for (String name : names) {
            if (candidate.jwt.header().containsKey(name)) {
                return refused(reason, "no " + name, candidate.shown(name));
            }
        }
        return HOLDS;
    }

    private static Optional<Rejection> type(Candidate candidate) {
        boolean isSaid = candidate.jwt.header().containsKey("typ");
        Optional<String> type = isSaid
                ? candidate.jwt.text("typ").filter(text -> !text.equals(JwtPolicy.UNTYPED))
                : Optional.of(JwtPolicy.UNTYPED);
        return type.map(JwtPolicy::shortened)
                        .filter(candidate.policy.types()::contains)
                        .isPresent()
                ? HOLDS
                : refused(JwtReason.JWT_TYPE, "one of the types " + candidate.policy.types(), candidate.shown("typ"));
    }

    /** What is read as claims has to be called so, or nothing: else somebody reads a token in it, and we do not. */
    private static Optional<Rejection> contentType(Candidate candidate) {
        boolean isClaims = !candidate.jwt.header().containsKey("cty")
                || candidate
                        .jwt
                        .text("cty")
                        .map(JwtPolicy::shortened)
                        .filter(CLAIMS::equals)
                        .isPresent();
        return isClaims ? HOLDS : refused(JwtReason.JWT_CONTENT_TYPE, "no cty, or " + CLAIMS, candidate.shown("cty"));
    }

    private static Optional<Rejection> algorithm(Candidate candidate) {
        return candidate.jwt.text("alg").flatMap(candidate.policy::algorithm).isPresent()
                ? HOLDS
                : refused(
                        JwtReason.JWT_ALGORITHM, "one of " + candidate.policy.algorithmNames(), candidate.shown("alg"));
    }

    /** It is looked up, logged, and may lead to a question to the issuer: only what could be a name gets so far. */
    private static Optional<Rejection> keyId(Candidate candidate) {
        if (!candidate.jwt.header().containsKey("kid")) {
            return HOLDS;
        }
        boolean isName = candidate.jwt.header().get("kid") instanceof JsonString text
                && text.getString().length() <= LONGEST_KEY_ID
                && VisibleName.isOne(text.getString());
        return isName
                ? HOLDS
                : refused(
                        JwtReason.JWT_KEY_ID,
                        "a name of at most " + LONGEST_KEY_ID + " visible characters",
                        candidate.shown("kid"));
    }
}

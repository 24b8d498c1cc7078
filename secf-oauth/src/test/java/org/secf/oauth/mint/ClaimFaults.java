package org.secf.oauth.mint;

import static org.secf.oauth.mint.TokenCase.hostile;
import static org.secf.oauth.mint.TokenCase.valid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secf.bearer.BearerReason;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;
import org.secf.openid.provider.IdTokenReason;
import org.secf.openid.provider.LogoutTokenReason;

/** Dates that are none (RFC 7519 §2), and tokens of one kind that say they are of another. */
record ClaimFaults(Mint mint) {

    private static final long NOW = TestIssuer.NOW.getEpochSecond();

    /** Why a kind refuses a wrong date in that claim. */
    private static final Map<TokenKind, Map<String, Enum<?>>> DATES = Map.of(
            TokenKind.ID_TOKEN,
            Map.of(
                    "exp", IdTokenReason.ID_TOKEN_EXPIRED,
                    "iat", IdTokenReason.ID_TOKEN_ISSUED,
                    "nbf", IdTokenReason.ID_TOKEN_ISSUED,
                    "auth_time", IdTokenReason.ID_TOKEN_AUTHENTICATED),
            TokenKind.ACCESS_TOKEN,
            Map.of(
                    "exp", BearerReason.CLAIM_MALFORMED,
                    "iat", BearerReason.CLAIM_MALFORMED,
                    "nbf", BearerReason.CLAIM_MALFORMED,
                    "auth_time", BearerReason.CLAIM_MALFORMED),
            TokenKind.LOGOUT_TOKEN,
            Map.of(
                    "exp", LogoutTokenReason.LOGOUT_TOKEN_EXPIRED,
                    "iat", LogoutTokenReason.LOGOUT_TOKEN_ISSUED,
                    "nbf", LogoutTokenReason.LOGOUT_TOKEN_ISSUED));

    List<TokenCase> all() {
        List<TokenCase> cases = new ArrayList<>();
        DATES.getOrDefault(mint.kind(), Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(claim -> dates().forEach((name, text) -> cases.add(
                        hostile("Date", claim.getKey() + " " + name, claim.getValue(), dated(claim.getKey(), text)))));
        cases.addAll(rightDates());
        cases.addAll(others());
        return cases;
    }

    private static Map<String, String> dates() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("in a text", "\"" + NOW + "\"");
        texts.put("as others write it", "\"2026-12-01T12:00:00Z\"");
        texts.put("is null", "null");
        texts.put("is true", "true");
        texts.put("is an array", "[" + NOW + "]");
        texts.put("is an object", "{\"seconds\":" + NOW + "}");
        texts.put("-1", "-1");
        texts.put("-1e308", "-1e308");
        texts.put("-1e2147483647", "-1e2147483647");
        texts.put("in milliseconds", NOW + "000");
        texts.put("the year 10000", "253402300800");
        texts.put("2^63", "9223372036854775808");
        texts.put("2^64 and a little, which wraps to now", "18446744075505678016");
        texts.put("1e308", "1e308");
        texts.put("1e999", "1e999");
        texts.put("1e2147483647", "1e2147483647");
        texts.put("of five hundred digits", "9".repeat(500));
        return texts;
    }

    private String dated(String claim, String text) {
        Jws without = mint.good().without(claim);
        String claims = without.claims();
        return mint.signed(new Jws(
                without.header(), claims.substring(0, claims.length() - 1) + ",\"" + claim + "\":" + text + "}"));
    }

    /** A date may have parts of a second, and is spelled as any number. */
    private List<TokenCase> rightDates() {
        return mint.kind() == TokenKind.INTROSPECTION_ANSWER
                ? List.of()
                : List.of(
                        valid("exp with parts of a second", dated("exp", (NOW + 300) + ".5")),
                        valid("exp with an exponent", dated("exp", "1796126700E0")),
                        valid("iat with parts of a second", dated("iat", (NOW - 10) + ".999999")));
    }

    private List<TokenCase> others() {
        Jws id = TokenKind.ID_TOKEN.good();
        Jws logout = TokenKind.LOGOUT_TOKEN.good().header("typ", "JWT");
        return switch (mint.kind()) {
            case ID_TOKEN ->
                List.of(hostile(
                        "Type", "a LogoutToken of type JWT", IdTokenReason.ID_TOKEN_PURPOSE, mint.signed(logout)));
            case LOGOUT_TOKEN ->
                List.of(hostile("Type", "a right IdToken", LogoutTokenReason.LOGOUT_TOKEN_EVENT, mint.signed(id)));
            case ACCESS_TOKEN ->
                List.of(
                        hostile("Type", "a right IdToken", org.secf.jwt.JwtReason.JWT_TYPE, mint.signed(id)),
                        hostile(
                                "Type",
                                "an IdToken for the resource, of its type",
                                BearerReason.CLAIM_MISSING,
                                mint.signed(id.header("typ", "at+jwt").claim("aud", TestIssuer.AUDIENCE))));
            case INTROSPECTION_ANSWER ->
                List.of(hostile("Type", "a right IdToken", org.secf.jwt.JwtReason.JWT_TYPE, mint.signed(id)));
        };
    }
}

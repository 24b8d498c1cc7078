package org.secf.bearer;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.secf.bearer.TokenCandidate.Form;
import org.secf.jwt.Claims;
import org.secf.jwt.CompactJwt;
import org.secf.jwt.JwtVerifier;
import org.secf.jwt.VerifiedJwt;
import org.secf.verdict.Verdict;

/**
 * Tokens that the issuer signed.
 *
 * @param verifier of its signature
 * @param validation of what it says
 * @param leavesOthers whether a token that says to be of another issuer is left to another definition
 */
record JwtTokens(JwtVerifier verifier, TokenValidation validation, boolean leavesOthers) implements TokenSource {

    static final String ACCESS_TOKEN = "at+jwt";

    @Override
    public Verdict<ValidToken> validate(String token) {
        return verifier.verify(token).then(this::judge);
    }

    /** What a token says of its issuer is not believed; it chooses only who shall refuse it. */
    @Override
    public boolean isForUs(String token) {
        return !leavesOthers
                || CompactJwt.parse(token, verifier.policy().maxLength())
                        .fold(CompactJwt::unverifiedClaims, rejection -> Optional.<JsonObject>empty())
                        .flatMap(json -> new Claims(json).text("iss"))
                        .filter(validation.policy().issuer()::equals)
                        .isPresent();
    }

    private Verdict<ValidToken> judge(VerifiedJwt jwt) {
        Form form = jwt.type().equals(ACCESS_TOKEN) ? Form.ACCESS_TOKEN_JWT : Form.PLAIN_JWT;
        return validation.validate(form, jwt.claims(), jwt.keyThumbprint());
    }
}

package org.secf.bearer;

import java.util.Optional;
import org.secf.bearer.TokenCandidate.Form;
import org.secf.introspection.Introspection;
import org.secf.verdict.Verdict;

/**
 * Tokens that only their issuer can read.
 *
 * @param introspection asks it
 * @param validation of what it says
 */
record IntrospectedTokens(Introspection introspection, TokenValidation validation) implements TokenSource {

    @Override
    public Verdict<ValidToken> validate(String token) {
        return introspection
                .ask(token)
                .then(claims -> validation.validate(Form.INTROSPECTED, claims, Optional.empty()));
    }

    /** Nobody sees whose it is. */
    @Override
    public boolean isForUs(String token) {
        return true;
    }
}

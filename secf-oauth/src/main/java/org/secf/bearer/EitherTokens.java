package org.secf.bearer;

import org.secf.verdict.Verdict;

/**
 * Tokens of both kinds, told apart by their form: whichever judges one judges all of it.
 *
 * @param signed those in the form of JSON Web Tokens
 * @param opaque all others
 */
record EitherTokens(TokenSource signed, TokenSource opaque) implements TokenSource {

    private static final int DOTS = 2;

    @Override
    public Verdict<ValidToken> validate(String token) {
        return of(token).validate(token);
    }

    @Override
    public boolean isForUs(String token) {
        return of(token).isForUs(token);
    }

    private TokenSource of(String token) {
        return token.chars().filter(c -> c == '.').count() == DOTS ? signed : opaque;
    }
}

package org.secf.oauth.mint;

/**
 * One token with its expected answer.
 *
 * @param flag what kind of attack it is
 * @param comment what is wrong, or particular, about it
 * @param token as it is sent
 * @param reason why it is refused; empty where it is taken
 */
public record TokenCase(String flag, String comment, String token, String reason) {

    static TokenCase valid(String comment, String token) {
        return new TokenCase("Valid", comment, token, "");
    }

    static TokenCase hostile(String flag, String comment, Enum<?> reason, String token) {
        return new TokenCase(flag, comment, token, reason.name());
    }

    @Override
    public String toString() {
        return flag + ": " + comment;
    }
}

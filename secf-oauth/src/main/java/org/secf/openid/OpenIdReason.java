package org.secf.openid;

import org.secf.verdict.Reason;

/** Why a login was not begun, or the answer to it was refused, in the order the rules are asked. */
public enum OpenIdReason implements Reason {
    /** A resource takes none of the authentication contexts that the settings ask of every login; nobody is sent to the provider. */
    CONTEXTS_EXCLUDED("RFC 9470 §4"),

    /** It came by another way than was asked for. */
    WRONG_RESPONSE_MODE("OAuth 2.0 Multiple Response Type Encoding Practices §2.1"),
    /** Some of it stands in the address of the form, where another reader might take it. */
    ANSWER_IN_ADDRESS("OAuth 2.0 Form Post Response Mode §2"),
    /** It does not say what it answers. */
    STATE_MISSING("RFC 6749 §4.1.2"),
    /** This browser did not begin the login. */
    OTHER_BROWSER("RFC 6749 §10.12"),
    /** No such login was begun, it took too long, or it was answered before. */
    NO_LOGIN_IN_FLIGHT("RFC 9700 §4.7.1"),
    /** The login was begun with another provider than the one whose address this is. */
    OTHER_PROVIDER_ASKED("RFC 9700 §4.4.2.2"),
    /** The provider says who it is in each answer, and this one does not. */
    ANSWER_WITHOUT_ISSUER("RFC 9207 §2.4"),
    /** Another provider answered. */
    OTHER_ISSUER_ANSWERED("RFC 9207 §2.4"),
    /** The provider could not do, without its user, what it was asked to do without. */
    NOT_WITHOUT_USER("OpenID Connect Core §3.1.2.6"),
    /** The provider, or the user there, refused. */
    PROVIDER_REFUSED("RFC 6749 §4.1.2.1"),
    /** Tokens in the answer, that were not asked for and end in histories. */
    TOKEN_IN_ANSWER("RFC 9700 §2.1.2"),
    /** Neither a code nor an error, or a code that is none. */
    CODE_MISSING("RFC 6749 §4.1.2"),

    /** The user authenticated again, and still longer ago than the resource asks; to ask once more would go round in circles. */
    LOGIN_TOO_OLD("RFC 9470 §4"),
    /** Nothing in what the provider says names the caller. */
    NO_CALLER_NAME("OpenID Connect Core §5.7"),
    /** A name that is blank, has space at its ends, or characters that nobody sees. */
    HOSTILE_CALLER_NAME("OpenID Connect Core §5.7"),
    /** A logout that named the login came before it. */
    LOGIN_OVER("OpenID Connect Back-Channel Logout §2.7");

    private final String clause;

    OpenIdReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}

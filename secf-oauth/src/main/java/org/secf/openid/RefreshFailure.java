package org.secf.openid;

/** What becomes of a login whose tokens could not be renewed. */
public enum RefreshFailure {
    /** It is over. */
    END,
    /** It goes on until its last ID token is over, without an access token. */
    KEEP
}

package org.secf.saml.model;

/** What becomes of a value that names a domain for which the identity provider may not vouch. */
public enum WrongScope {
    /** The value is left out, which the log tells; the rest of the login stands. */
    DROP,
    /** The login is refused. */
    REFUSE
}

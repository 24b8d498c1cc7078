package org.secf.saml;

/** What becomes of a request for which the identity provider would have had to ask the user, and must not (saml-core §3.4.1, IsPassive). */
public enum PassiveFailure {
    /** It is refused. */
    REFUSE,
    /** It goes on without a caller, and so for a while do all others of this browser. */
    CONTINUE
}

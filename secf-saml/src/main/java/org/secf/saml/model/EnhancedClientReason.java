package org.secf.saml.model;

import org.secf.verdict.Reason;

/** Why what a client that is no browser brought was refused. */
public enum EnhancedClientReason implements Reason {
    /** The SOAP envelope has more or other parts than headers and one message. */
    MALFORMED_PAOS_ENVELOPE("saml-bindings §3.3.4"),
    /** A header that must be understood is not. */
    HEADER_NOT_UNDERSTOOD("SOAP 1.1 §4.2.3"),
    /** A header came twice. */
    HEADER_REPEATED("saml-profiles §4.2.4"),
    /** What the envelope was to give back did not come. */
    NO_RELAY_STATE("saml-profiles §4.2.4.3"),
    /** It is that of no login that is under way: never begun, too late, answered, or another's. */
    NO_CLIENT_LOGIN_IN_FLIGHT("saml-profiles §4.2.3"),
    /** The client did not tell which certificate it saw. */
    CHANNEL_BINDING_MISSING("saml-ecp-v2.0 §2"),
    /** The client saw another certificate than ours: somebody is in between. */
    CHANNEL_BINDING_MISMATCH("RFC 5929 §4.1"),
    /** The client asked for a resource, and the identity provider takes no requests of such clients. */
    NO_CLIENT_SERVICE("saml-profiles §4.2.2");

    private final String clause;

    EnhancedClientReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}

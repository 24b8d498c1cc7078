package org.secf.saml.model;

import org.secf.verdict.Reason;

/** Why a message was refused, or not sent, by how it travels, before or beside what it says. */
public enum SamlBindingReason implements Reason {
    /** What came is a response by none of the bindings, or by two at once. */
    WRONG_BINDING("saml-profiles §4.1.2"),
    /** A response came by a binding that is not enabled. */
    BINDING_NOT_ALLOWED("saml-metadata §2.4.4"),
    /** A message parameter came in the address, where logs and other servers see it. */
    PARAMETER_IN_QUERY("saml-bindings §3.5.4"),
    /** This browser did not begin the login that the response answers. */
    OTHER_BROWSER("saml-profiles §4.1.4.3"),
    /** The login was never begun, took too long, or has been answered already. */
    NO_LOGIN_IN_FLIGHT("saml-profiles §4.1.4.3"),
    /** The login was begun with another identity provider. */
    OTHER_PROVIDER_ASKED("saml-profiles §4.1.4.2"),
    /** The key that went out with the request did not come back. */
    RELAY_STATE_MISMATCH("saml-bindings §3.5.3"),
    /** Our requests are signed, and the key set has no key that signs now; unsigned, a request does not go out. */
    NO_SIGNING_KEY("saml-metadata §2.4.4"),
    /** A message in an address is not signed. */
    QUERY_UNSIGNED("saml-bindings §3.4.4.1"),
    /** A message in an address is signed by an algorithm that is not accepted, or that does not fit the key. */
    QUERY_ALGORITHM("saml-bindings §3.4.4.1"),
    /** The signature over an address does not hold. */
    QUERY_SIGNATURE("saml-bindings §3.4.4.1");

    private final String clause;

    SamlBindingReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}

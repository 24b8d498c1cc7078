package org.secf.saml.model;

/** Names of the condition for delegation restriction (saml-delegation §2.4). */
public final class DelegationCondition {

    /** Of its types and elements. */
    public static final String NAMESPACE = "urn:oasis:names:tc:SAML:2.0:conditions:delegation";

    /** The type of the condition. */
    public static final String TYPE = "DelegationRestrictionType";

    private DelegationCondition() {}
}

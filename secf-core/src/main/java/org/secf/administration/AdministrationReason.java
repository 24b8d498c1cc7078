package org.secf.administration;

import org.secf.verdict.Reason;

/** Why a store is not shown or changed over the network, in the order the rules are asked. */
public enum AdministrationReason implements Reason {
    /** No part of the deployment says which stores there are and who calls. */
    NO_ADMINISTRATION("SEC_CF SEC-003"),
    /** No such store, or none whose administrators have a role. */
    NOT_ADMINISTERED("SEC_CF SEC-003"),
    /** Others could have read or changed the request on its way. */
    NOT_CONFIDENTIAL("SEC_CF SEC-002"),
    /** Nobody was authenticated. */
    ADMINISTRATOR_UNKNOWN("RFC 9110 §15.5.2"),
    /** The caller is no administrator of this store. */
    ADMINISTRATOR_ROLE_MISSING("RFC 9110 §15.5.4"),
    /** A page from elsewhere sent it with the browser of an administrator. */
    CROSS_ORIGIN("RFC 6454 §7"),
    /** A secret that is not sealed, or a request that is not JSON. */
    MEDIA_TYPE("RFC 9110 §15.5.16"),
    /** Without the version that its author saw. */
    VERSION_MISSING("RFC 6585 §3"),
    /** Not one strong entity tag with the number of a version. */
    VERSION_MALFORMED("RFC 9110 §13.1.1"),
    /** JSON of another form. */
    REQUEST_MALFORMED("RFC 9110 §15.5.1"),
    /** Nothing on the class path opens what is sealed. */
    NO_SEAL("SEC_CF SEC-003"),
    /** The store has no key that secrets could be sealed to. */
    NO_TRANSPORT_KEY("SEC_CF SEC-003"),
    /** The key that came is not the one that its user knows. */
    TRANSPORT_KEY_OTHER("SEC_CF SEC-003");

    private final String clause;

    AdministrationReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}

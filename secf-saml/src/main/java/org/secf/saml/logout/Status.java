package org.secf.saml.logout;

import java.util.List;
import org.secf.saml.model.LogoutReason;
import org.secf.verdict.Reason;

/**
 * What became of a request (saml-core §3.2.2.2).
 *
 * @param codes from the outermost to the innermost
 */
record Status(List<String> codes) {

    private static final String PREFIX = "urn:oasis:names:tc:SAML:2.0:status:";
    private static final String PARTIAL = PREFIX + "PartialLogout";
    private static final String OK = PREFIX + "Success";

    static final Status SUCCESS = new Status(List.of(OK));
    static final Status PARTIAL_LOGOUT = new Status(List.of(PREFIX + "Responder", PARTIAL));

    Status {
        codes = List.copyOf(codes);
    }

    /** Whose fault it was, and no more. */
    static Status of(Reason reason) {
        if (reason == LogoutReason.CANNOT_END || reason == LogoutReason.REPLAY_UNKNOWN) {
            return new Status(List.of(PREFIX + "Responder"));
        }
        return reason == LogoutReason.WRONG_USER
                ? new Status(List.of(PREFIX + "Requester", PREFIX + "UnknownPrincipal"))
                : new Status(List.of(PREFIX + "Requester"));
    }

    /** Whether the user is logged out everywhere: a success may still be a partial one. */
    static boolean isEverywhere(List<String> codes) {
        return codes.contains(OK) && codes.indexOf(OK) == 0 && !codes.contains(PARTIAL);
    }
}

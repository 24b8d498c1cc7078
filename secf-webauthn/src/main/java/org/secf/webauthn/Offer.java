package org.secf.webauthn;

import java.util.List;
import org.secf.webauthn.ceremony.WebAuthnPolicy;

/**
 * What users can do with their authenticators.
 *
 * @param stepUpOnly whether they are asked of callers of other mechanisms only
 * @param contexts the authentication contexts that can come of it
 */
record Offer(LoginCeremony logins, RegistrationCeremony registrations, boolean stepUpOnly, List<String> contexts) {

    Offer {
        contexts = List.copyOf(contexts);
    }

    static List<String> contexts(WebAuthnPolicy policy) {
        return policy.requiresVerification()
                ? List.of(WebAuthnContexts.USER_VERIFIED)
                : List.of(WebAuthnContexts.USER_VERIFIED, WebAuthnContexts.USER_PRESENT);
    }

    /** Whether one of these would do; where there are none, any does. */
    boolean meets(List<String> needed) {
        return needed.isEmpty() || needed.stream().anyMatch(contexts::contains);
    }
}

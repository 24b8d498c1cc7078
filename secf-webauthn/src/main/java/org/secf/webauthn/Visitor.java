package org.secf.webauthn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.webauthn.credentials.WebAuthnCredential;

/**
 * A caller who comes to an address of the mechanism to prove more or to register.
 *
 * @param login what is kept of the caller's login by this mechanism; empty where another mechanism's session keeps the caller
 */
record Visitor(Caller caller, Map<String, String> login) {

    private static final String CREDENTIAL = "credential";
    private static final String RAISED = "raised";

    Visitor {
        login = Map.copyOf(login);
    }

    static Optional<Visitor> of(Exchange exchange) {
        return exchange.established()
                .map(caller -> new Visitor(caller, exchange.details()))
                .or(() -> exchange.callerOfOthers().map(caller -> new Visitor(caller, Map.of())));
    }

    /**
     * What is to be kept of a login.
     *
     * @param credential the id of the one that was used
     * @param isRaised whether another mechanism had said who the caller is
     */
    static Map<String, String> details(String credential, boolean isRaised) {
        Map<String, String> details = new HashMap<>(Map.of(CREDENTIAL, credential));
        if (isRaised) {
            details.put(RAISED, "");
        }
        return details;
    }

    /** The id of the credential that a login used, as kept of it. */
    static Optional<String> credential(Map<String, String> login) {
        return Optional.ofNullable(login.get(CREDENTIAL));
    }

    /** The id of the credential that the caller used; empty where it used none. */
    Optional<String> credential() {
        return credential(login);
    }

    /**
     * Who vouched for the caller: where nobody but the authenticator said who it is, whoever did when that was registered; empty where its credential is gone.
     *
     * @param all the credentials of the caller's name
     */
    Optional<String> issuer(List<WebAuthnCredential> all) {
        return isKnownByCredential()
                ? all.stream()
                        .filter(one -> credential().equals(Optional.of(one.id())))
                        .map(WebAuthnCredential::issuer)
                        .findFirst()
                : Optional.of(caller.evidence().issuer());
    }

    /** Whether nobody but the authenticator said who the caller is. */
    boolean isKnownByCredential() {
        return !login.isEmpty() && !login.containsKey(RAISED);
    }
}

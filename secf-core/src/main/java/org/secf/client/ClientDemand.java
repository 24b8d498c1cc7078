package org.secf.client;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.secf.signature.Component;

/**
 * What one exchange is protected by. What is not demanded is not there: an unsigned request goes out unsigned, and an answer that need not be proved is handed
 * out as it came.
 *
 * @param sign whether the request is signed
 * @param verify whether the answer has to be proved; whatever is not, is refused
 * @param encrypt whether the body of the request is encrypted
 * @param requests what the signature of the request covers beside what the policy says; a request without it is refused
 * @param answers what that of the answer covers beside what the policy says
 */
public record ClientDemand(
        boolean sign, boolean verify, boolean encrypt, Set<Component> requests, Set<Component> answers) {

    /** Signed and proved, as the policy says. */
    public static final ClientDemand BOTH = new ClientDemand(true, true, false, Set.of(), Set.of());

    public ClientDemand {
        requests = Collections.unmodifiableSet(new LinkedHashSet<>(requests));
        answers = Collections.unmodifiableSet(new LinkedHashSet<>(answers));
    }

    /** The same, and the body encrypted or not. */
    public ClientDemand encrypting(boolean other) {
        return new ClientDemand(sign, verify, other, requests, answers);
    }

    /** The same, and the answer has to be proved. */
    ClientDemand proving() {
        return new ClientDemand(sign, true, encrypt, requests, answers);
    }
}

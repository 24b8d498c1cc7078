package org.secf.introspection;

import java.net.URI;
import java.util.Optional;
import org.secf.keys.Secret;

/**
 * Where an issuer is asked about tokens, and as whom.
 *
 * @param address by https, or on this machine
 * @param clientId by which the issuer knows us
 * @param clientSecret proves us (RFC 6749 §2.3.1); empty where our certificate does (RFC 8705 §2)
 */
public record IntrospectionServer(URI address, String clientId, Optional<Secret> clientSecret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return clientId + " at " + address.getHost();
    }
}

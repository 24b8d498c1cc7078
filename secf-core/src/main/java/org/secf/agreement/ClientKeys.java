package org.secf.agreement;

import java.security.PublicKey;
import java.util.Optional;

/**
 * Which clients a server knows by their keys. Those of a key set's trust anchors where the application brings none of its own; an application brings one as a
 * bean.
 */
public interface ClientKeys {

    /**
     * A client.
     *
     * @param name who it is, for associations
     * @param key of X25519 or P-256 for the modes {@code auth} and {@code auth_psk}; RSA, EC or Ed25519 for signatures
     */
    record ClientKey(String name, PublicKey key) {}

    /**
     * The client with that key, if there is one now.
     *
     * @param thumbprint {@link org.secf.keys.Thumbprint#of} its public key; sent by somebody who has not proved anything yet
     */
    Optional<ClientKey> find(String thumbprint);
}

package org.secf.agreement;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

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
     * @param proofs what the key may be used for
     */
    record ClientKey(String name, PublicKey key, Set<Proof> proofs) {

        public ClientKey {
            proofs = Set.copyOf(proofs);
        }

        /** A key for every proof that its kind can make. */
        public ClientKey(String name, PublicKey key) {
            this(name, key, Set.of(Proof.values()));
        }
    }

    /** How a client shows that it has the private half. */
    enum Proof {
        /** By a signature, in the modes {@code base} and {@code psk}. */
        SIGNATURE,
        /** By agreeing with it, in the modes {@code auth} and {@code auth_psk}. */
        AGREEMENT
    }

    /**
     * The client with that key, if there is one now.
     *
     * @param thumbprint {@link org.secf.keys.Thumbprint#of} its public key; sent by somebody who has not proved anything yet
     */
    Optional<ClientKey> find(String thumbprint);
}

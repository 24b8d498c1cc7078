package org.secf.agreement;

import java.util.Optional;
import org.secf.hpke.PreSharedKey;
import org.secf.keys.Secret;

/**
 * Pre-shared keys that a server finds by their names, beside those in its settings: such as those that devices have bootstrapped with their network. An application
 * brings one as a bean. Used by many threads at once.
 */
@FunctionalInterface
public interface PreSharedKeys {

    /**
     * A key, and whose it is.
     *
     * @param client who has proved it, for associations
     * @param secret that client's and ours, of at least 32 octets; taken over, and wiped after one agreement
     */
    record Known(String client, Secret secret) {

        /**
         * Checks that it cannot be guessed.
         *
         * @throws IllegalArgumentException for nobody, and for less than 32 octets
         */
        public Known {
            if (client.isBlank() || secret.size() < PreSharedKey.LEAST_OCTETS) {
                throw new IllegalArgumentException(
                        "expected a client, and a pre-shared key of at least " + PreSharedKey.LEAST_OCTETS + " octets");
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "a key of " + client;
        }
    }

    /**
     * The key of that name, if there is one now.
     *
     * @param id sent by somebody who has not proved anything yet; how long the answer takes may tell whether there is one, so names have to be no secret
     */
    Optional<Known> find(String id);
}

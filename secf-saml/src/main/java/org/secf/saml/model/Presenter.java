package org.secf.saml.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whoever brings an assertion, by what was proved of it.
 *
 * @param keys those that it proved to have, for this very message
 * @param isConfidential whether nobody else could read the message on its way
 * @param address from which it came, where that is known
 */
public record Presenter(List<ProvenKey> keys, boolean isConfidential, Optional<String> address) {

    /**
     * A key that was proved by the TLS handshake, or by a signature over the token and everything that comes with it.
     *
     * @param thumbprint of its SubjectPublicKeyInfo, {@link org.secf.keys.Thumbprint}
     * @param enablers the entity ids of all enablers that publish it: anybody can publish another's key, and nobody can prove it but its owner
     * @param owner whose it is by what the verifier of signatures was told
     */
    public record ProvenKey(String thumbprint, List<String> enablers, Optional<String> owner) {

        public ProvenKey {
            enablers = List.copyOf(enablers);
        }

        /** By which names it is known here; none where nobody knows it. */
        public List<String> names() {
            return Stream.concat(enablers.stream(), owner.stream()).distinct().toList();
        }
    }

    public Presenter {
        keys = List.copyOf(keys);
    }
}

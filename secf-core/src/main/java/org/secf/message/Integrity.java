package org.secf.message;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A signature or MAC over the message, which held.
 *
 * @param by the definition that verified it: {@code signature.partners}
 * @param components what it covers, as its protocol writes them: {@code @method}, {@code content-type}
 * @param coversBody whether every octet of the body as it was received is covered, and was compared
 * @param signer whose key it is
 * @param created when it was made, as the signer says
 */
public record Integrity(
        String by, Set<String> components, boolean coversBody, Signer signer, Optional<Instant> created) {

    /**
     * Whose key.
     *
     * @param keyId as the message names it
     * @param thumbprint of a public key (RFC 7638), by which it is the same under any name
     * @param owner to whom the key belongs, as configured here: the origin of the message. Empty where that is not known
     */
    public record Signer(Optional<String> keyId, Optional<String> thumbprint, Optional<String> owner) {}

    public Integrity {
        components = Set.copyOf(components);
    }

    /** The definition alone. Its further signatures, such as that of a proxy, are bound to the first, and called by a name after a slash. */
    public String definition() {
        int slash = by.indexOf('/');
        return slash < 0 ? by : by.substring(0, slash);
    }
}

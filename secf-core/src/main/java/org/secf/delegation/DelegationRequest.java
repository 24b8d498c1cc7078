package org.secf.delegation;

import java.security.PublicKey;
import java.util.Objects;
import java.util.Optional;

/**
 * What a token is wanted for.
 *
 * @param audience who is to believe it: the entity id or the resource identifier of the enabler that is called, as its partners write it
 * @param holder the key that the caller of that enabler proves to have, by TLS or by a signature of the message: the token is worth nothing without it. Empty
 *     where no key is proved, which issuers refuse whose tokens need one
 */
public record DelegationRequest(String audience, Optional<PublicKey> holder) {

    public DelegationRequest {
        if (audience.isBlank()) {
            throw new IllegalArgumentException("a token for everybody is a token for thieves: name its audience");
        }
        Objects.requireNonNull(holder, "holder");
    }
}

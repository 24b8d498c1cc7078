package org.secf.confidentiality;

import java.util.List;
import org.secf.keys.Jwk;

/**
 * Where is found to which keys somebody's responses are encrypted. A bean of this type is asked before the addresses that {@code secf.payload-encryption.jwks}
 * names; whoever it knows it must know well, since its keys read what is for that caller. For many threads at once.
 */
@FunctionalInterface
public interface RecipientKeys {

    /**
     * The public keys of one caller or signer, as {@link org.secf.payload.PayloadRecipient#published} chooses among them.
     *
     * @param name of the caller, or of the owner of the key that signed the request
     * @return none where nobody of that name is known
     */
    List<Jwk> of(String name);
}

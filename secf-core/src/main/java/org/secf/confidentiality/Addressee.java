package org.secf.confidentiality;

import java.util.Optional;
import org.secf.payload.ContentKey;
import org.secf.payload.PayloadRecipient;

/**
 * To whom one response is encrypted.
 *
 * @param own a secret that was made for it alone
 */
record Addressee(PayloadRecipient recipient, Optional<ContentKey> own) implements AutoCloseable {

    static Addressee of(PayloadRecipient recipient) {
        return new Addressee(recipient, Optional.empty());
    }

    static Addressee sharing(ContentKey key) {
        return new Addressee(PayloadRecipient.sharing(key), Optional.of(key));
    }

    @Override
    public void close() {
        own.ifPresent(ContentKey::close);
    }
}

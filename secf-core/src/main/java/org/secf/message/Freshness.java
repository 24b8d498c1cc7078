package org.secf.message;

import java.time.Instant;
import java.util.Optional;

/**
 * The message is no copy of an earlier one: something in it was used, and passes once.
 *
 * @param by the definition that made sure
 * @param source what it was told by
 * @param scope within which a second one would have been seen: a key, a client, a security association
 * @param owner whose use it was, by the name that the caller of the same definition would have; empty where that is not known
 * @param made when the message was made, or an instant before that; empty where neither is known
 * @param remembered until then a copy is recognised; after it one is refused for its age. Empty where that is not known
 */
public record Freshness(
        String by,
        Source source,
        String scope,
        Optional<String> owner,
        Optional<Instant> made,
        Optional<Instant> remembered) {

    /** What passes once. */
    public enum Source {
        /** A nonce of the sender that its signature covers (RFC 9421 §7.2.2). */
        NONCE,
        /** The {@code jti} of a proof that was made for this request (RFC 9449 §11.1). */
        TOKEN_ID,
        /** The count of a nonce that we gave out (RFC 7616 §5.5). */
        COUNT,
        /** An assertion that is good once (saml-profiles §4.1.4.5). */
        ASSERTION,
        /** The salt or the initialization vector of a body that was encrypted under a security association. */
        SEALED_BODY
    }

    /** Of which no more is known: demands of its owner or its age are not met. */
    public Freshness(String by, Source source, String scope) {
        this(by, source, scope, Optional.empty(), Optional.empty(), Optional.empty());
    }
}

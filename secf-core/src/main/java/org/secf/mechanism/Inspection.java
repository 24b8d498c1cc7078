package org.secf.mechanism;

import java.util.Optional;
import org.secf.http.Replacement;
import org.secf.message.Facts;

/**
 * What a guard found in one request.
 *
 * @param facts what held
 * @param replacement the body that the resource gets instead of the one received, such as the decrypted one
 * @param sealer how the response must be protected because of this request; nothing is answered without
 */
public record Inspection(Facts facts, Optional<Replacement> replacement, Optional<ResponseSealer> sealer) {

    /** The request brings nothing that the guard is for. */
    public static final Inspection NOTHING = new Inspection(Facts.NONE, Optional.empty(), Optional.empty());

    /** That held. */
    public static Inspection of(Facts facts) {
        return new Inspection(facts, Optional.empty(), Optional.empty());
    }

    /** And the resource gets this body. */
    public Inspection replacing(Replacement body) {
        return new Inspection(facts, Optional.of(body), sealer);
    }

    /** And the response must be protected so. */
    public Inspection answeredBy(ResponseSealer required) {
        return new Inspection(facts, replacement, Optional.of(required));
    }
}

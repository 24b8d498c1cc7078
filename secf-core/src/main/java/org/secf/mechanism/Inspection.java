package org.secf.mechanism;

import java.util.Optional;
import java.util.Set;
import org.secf.http.Replacement;
import org.secf.message.Facts;

/**
 * What a guard found in one request.
 *
 * @param facts what held
 * @param replacement the body that the resource gets instead of the one received, such as the decrypted one
 * @param sealer how the response must be protected because of this request; nothing is answered without
 * @param hidden names of header fields that neither mechanisms nor the resource see: whoever sent them has not proved what they say
 */
public record Inspection(
        Facts facts, Optional<Replacement> replacement, Optional<ResponseSealer> sealer, Set<String> hidden) {

    /** The request brings nothing that the guard is for. */
    public static final Inspection NOTHING = of(Facts.NONE);

    public Inspection {
        hidden = Set.copyOf(hidden);
    }

    /** That held. */
    public static Inspection of(Facts facts) {
        return new Inspection(facts, Optional.empty(), Optional.empty(), Set.of());
    }

    /** Nothing held, and these fields are hidden. */
    public static Inspection hiding(Set<String> fields) {
        return new Inspection(Facts.NONE, Optional.empty(), Optional.empty(), fields);
    }

    /** And the resource gets this body. */
    public Inspection replacing(Replacement body) {
        return new Inspection(facts, Optional.of(body), sealer, hidden);
    }

    /** And the response must be protected so. */
    public Inspection answeredBy(ResponseSealer required) {
        return new Inspection(facts, replacement, Optional.of(required), hidden);
    }
}

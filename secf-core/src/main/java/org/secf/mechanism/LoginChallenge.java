package org.secf.mechanism;

import java.util.Optional;
import org.secf.http.Reply;

/** What a client that is nobody yet has to be told; a container adapter offers it to parts that find out later than the container that a caller is needed. */
@FunctionalInterface
public interface LoginChallenge {

    /** The answer to the request at hand: a login page, a redirect or a 401, as the application's mechanisms want it. */
    Reply reply();

    /** How the client at hand is told that its caller has to prove itself better or again; empty where its mechanism has no words for that. */
    default Optional<Reply> stepUp(StepUp needed) {
        return Optional.empty();
    }
}

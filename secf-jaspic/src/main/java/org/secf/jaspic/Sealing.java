package org.secf.jaspic;

import java.io.IOException;
import java.util.Optional;
import org.secf.http.Body;
import org.secf.http.BodySpool;

/** What becomes of a response whose body is held back by a {@link SealedStream}. */
interface Sealing {

    /** Where the body is held back, and how much of it. */
    BodySpool begin();

    /** Whether nothing goes out unsealed, and what is sealed may be another body. */
    boolean isStrict();

    /** Whether the client gets the body; of an answer to HEAD it gets none. */
    boolean isContentSent();

    /**
     * The body is whole: the fields are set.
     *
     * @return what is sent; empty where the response was refused and answered otherwise
     */
    Optional<Body> whole(Body held);

    /** How a body is sent before it is whole, the fields of its header set; empty where it cannot be sealed so. */
    Optional<GoingBody> going();

    /** A body is too long and no fields can follow it: whether it is sent all the same. Otherwise the response is answered by an error here. */
    boolean passesUnsealed();

    /** The body cannot be held back: the response is answered by an error here. */
    void failed(IOException cause);
}

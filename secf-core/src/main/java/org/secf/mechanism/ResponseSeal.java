package org.secf.mechanism;

import java.util.List;
import org.secf.http.Reply;

/**
 * What a mechanism adds to the response of a request that it established, so that the client knows whom it spoke to. One for each request; not for
 * several threads at once.
 */
public interface ResponseSeal {

    /** Nothing is added. */
    ResponseSeal NONE = List::of;

    /** Whether the fields depend on the body; where they do not, they are sent before it. */
    default boolean coversBody() {
        return false;
    }

    /** Takes octets of the body in the order they are sent; called only where the body is covered. */
    default void update(byte[] octets, int offset, int length) {}

    /** Fields that are sent before a body that the others follow. */
    default List<Reply.Header> head() {
        return List.of();
    }

    /** The fields, once the body is complete. Called once. */
    List<Reply.Header> finish();
}

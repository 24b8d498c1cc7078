package org.secf.mechanism;

import java.util.Optional;
import java.util.function.Predicate;
import org.secf.http.Bodies;
import org.secf.http.HttpReason;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.message.Facts;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Verifies what a request brings for its own protection, before anybody is authenticated and before the resource, whoever may call that. Built once at
 * start, used by many threads at once, asked once for each request.
 *
 * <p>A guard refuses what is wrong and leaves alone what is not there: whether something must be there is said at the resource, which asks for facts.
 */
public interface MessageGuard {

    /**
     * Of several guards the lowest number inspects first, and sees the message as it was received; each next one sees what the one before made of it. A
     * signature over what is encrypted comes before the decryption.
     */
    int order();

    /**
     * Whether it may leave another message than it received. Guards that do not may stand in one place, because it makes no difference who of them inspects
     * first.
     */
    default boolean isReplacing() {
        return true;
    }

    /**
     * Reads the request and decides. Never throws for what a client sent.
     *
     * @param request trailers are there after its body was read
     * @param bodies keeps the bodies that the guard makes; they last as long as the request
     */
    Verdict<Inspection> inspect(Request request, Bodies bodies);

    /**
     * As {@link #inspect(Request, Bodies)}, for a guard that need not do again what others have done before it.
     *
     * @param known what held so far
     */
    default Verdict<Inspection> inspect(Request request, Bodies bodies, Facts known) {
        return inspect(request, bodies);
    }

    /**
     * The names of fields that mean nothing but by this guard. Mechanisms and the resource see them as they were when all guards let the request through,
     * without those that an {@link Inspection} hides; what comes later, such as trailers, does not add to them, and the page of an error that nobody
     * inspected has none.
     */
    default Optional<Predicate<String>> decidedFields() {
        return Optional.empty();
    }

    /**
     * What a client gets that was refused, without a body: the status, and fields such as {@code WWW-Authenticate} or {@code Accept-Signature}. The
     * adapter adds a generic body and an id to look for in the log.
     */
    default Reply answer(Request request, Rejection rejection) {
        return Reply.status(rejection.reason() instanceof HttpReason http ? http.status() : 400);
    }

    /**
     * The mechanism of the same definition, for which the caller is whoever this guard found to have protected the message. Its definition then has the
     * settings of {@link RouteKeys}, too.
     */
    default Optional<Mechanism> mechanism() {
        return Optional.empty();
    }

    /** How responses are protected by the same definition, where somebody asks for that. */
    default Optional<ResponseSealer> sealer() {
        return Optional.empty();
    }
}

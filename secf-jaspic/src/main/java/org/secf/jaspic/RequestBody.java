package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodyLimits;
import org.secf.http.OctetSink;
import org.secf.verdict.Verdict;

/** A request's body that somebody reads before the resource does. It is kept with the request, so that {@link ReplayedRequest} can give it again. */
final class RequestBody {

    private static final int CHUNK = 8 * 1024;

    private RequestBody() {}

    /** Reads it whole, or gives what was read before. */
    static Verdict<Body> read(HttpServletRequest request, BodyLimits limits, OctetSink sink) {
        if (request instanceof ReplayedRequest replayed) {
            return again(replayed.body(), limits, sink);
        }
        Optional<Verdict<Body>> earlier = MessageState.of(request).received();
        return earlier.isPresent()
                ? earlier.get().then(body -> again(body, limits, sink))
                : fromStream(request, limits, sink);
    }

    private static Verdict<Body> again(Body body, BodyLimits limits, OctetSink sink) {
        if (body.length() > limits.most()) {
            return Bodies.tooLarge(limits, body.length() + " bytes");
        }
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = body.open()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                sink.accept(chunk, 0, count);
            }
            return Verdict.accepted(body);
        } catch (IOException e) {
            return Bodies.unreadable(e);
        }
    }

    /** What cannot be read whole is remembered as well: nobody may take the rest of it for all of it. */
    private static Verdict<Body> fromStream(HttpServletRequest request, BodyLimits limits, OctetSink sink) {
        if (request.getContentLengthLong() > limits.most()) {
            return Bodies.tooLarge(limits, request.getContentLengthLong() + " bytes");
        }
        MessageState state = MessageState.of(request);
        Verdict<Body> verdict;
        try {
            verdict = state.bodies().keep(request.getInputStream(), limits, sink);
        } catch (IOException | IllegalStateException e) {
            verdict = Bodies.unreadable(e);
        }
        state.received(verdict);
        return verdict;
    }
}

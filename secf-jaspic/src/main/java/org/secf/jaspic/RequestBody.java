package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.secf.http.HttpReason;
import org.secf.verdict.Verdict;

/** A request's body that a mechanism reads before the resource does. It is kept on the request, so that {@link ReplayedRequest} can give it again. */
final class RequestBody {

    private static final String KEPT = "org.secf.jaspic.RequestBody";

    private final byte[] octets;

    private RequestBody(byte[] octets) {
        this.octets = octets;
    }

    /** Reads it whole, or gives what was read before. */
    static Verdict<byte[]> read(HttpServletRequest request, int maxBytes) {
        Optional<byte[]> earlier = kept(request);
        if (earlier.isPresent()) {
            return Verdict.accepted(earlier.get().clone());
        }
        Verdict<byte[]> verdict = fromStream(request, maxBytes);
        return verdict.map(read -> {
            request.setAttribute(KEPT, new RequestBody(read));
            return read.clone();
        });
    }

    /** What a mechanism read of this request, if any did. */
    static Optional<byte[]> kept(HttpServletRequest request) {
        return request.getAttribute(KEPT) instanceof RequestBody body ? Optional.of(body.octets) : Optional.empty();
    }

    static Verdict<byte[]> fromStream(HttpServletRequest request, int maxBytes) {
        if (request.getContentLengthLong() > maxBytes) {
            return tooLarge(maxBytes, request.getContentLengthLong() + " bytes");
        }
        try {
            byte[] octets = request.getInputStream().readNBytes(maxBytes + 1);
            return octets.length > maxBytes ? tooLarge(maxBytes, "more") : Verdict.accepted(octets);
        } catch (IOException | IllegalStateException e) {
            return Verdict.rejected(HttpReason.UNREADABLE_BODY, "a whole body that nobody read before", e.toString());
        }
    }

    private static Verdict<byte[]> tooLarge(int maxBytes, String received) {
        return Verdict.rejected(HttpReason.BODY_TOO_LARGE, "at most " + maxBytes + " bytes", received);
    }
}

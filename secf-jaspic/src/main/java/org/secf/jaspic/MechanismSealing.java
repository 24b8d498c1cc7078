package org.secf.jaspic;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodyLimits;
import org.secf.http.BodySpool;
import org.secf.http.Reply;
import org.secf.mechanism.ResponseSeal;

/**
 * The seal that a mechanism puts onto responses to the requests that it established. The client asked for it and may do without: what cannot be sealed is
 * sent as it is.
 *
 * @param isContentSent whether the client gets the body
 */
record MechanismSealing(HttpServletResponse response, ResponseSeal seal, boolean isContentSent) implements Sealing {

    /** More than this is not kept for one response. All of it in memory: where we stand before other applications nobody tells us when a request ends. */
    static final int HELD_BACK = 256 * 1024;

    private static final System.Logger LOG = System.getLogger("org.secf");

    @Override
    public BodySpool begin() {
        BodyLimits limits = BodyLimits.inMemoryOnly(HELD_BACK);
        return new Bodies(limits, Optional::empty).begin(limits);
    }

    @Override
    public boolean isStrict() {
        return false;
    }

    @Override
    public Optional<Body> whole(Body held) {
        if (isContentSent) {
            update(held);
        }
        for (Reply.Header field : seal.finish()) {
            response.addHeader(field.name(), field.value());
        }
        return Optional.of(held);
    }

    private void update(Body held) {
        try (InputStream in = held.open()) {
            byte[] whole = in.readAllBytes();
            seal.update(whole, 0, whole.length);
        } catch (IOException e) {
            throw new IllegalStateException("what is in memory can be read", e);
        }
    }

    @Override
    public Optional<GoingBody> going() {
        return Optional.of(GoingBody.followedBy(seal));
    }

    @Override
    public boolean passesUnsealed() {
        LOG.log(
                Level.WARNING,
                "A response is too long to be held back and its connection has no trailers, so the client is not told who answers");
        return true;
    }

    @Override
    public void failed(IOException cause) {
        throw new IllegalStateException("what is held back in memory is held back", cause);
    }
}

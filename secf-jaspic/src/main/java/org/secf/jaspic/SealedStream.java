package org.secf.jaspic;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.stream.Collectors;
import org.secf.http.Reply;
import org.secf.mechanism.ResponseSeal;

/**
 * Holds a body back until it is complete, sets the fields that say something of it, and sends both. A body that is too long to be held back is sent as
 * it comes, and the fields follow it as trailers where the connection has them (RFC 9110 §6.5).
 */
final class SealedStream extends ServletOutputStream {

    /** More than this is not kept in memory for one response. */
    static final int HELD_BACK = 256 * 1024;

    private static final System.Logger LOG = System.getLogger("org.secf");

    private enum State {
        HOLDING,
        SEALING_AS_IT_GOES,
        PASSING,
        COMPLETE
    }

    private final HttpServletResponse response;
    private final ResponseSeal seal;
    private final boolean isSent;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private State state = State.HOLDING;

    /**
     * Before a response's own stream.
     *
     * @param isSent whether the client gets the body; of an answer to HEAD it gets none
     */
    SealedStream(HttpServletResponse response, ResponseSeal seal, boolean isSent) {
        this.response = response;
        this.seal = seal;
        this.isSent = isSent;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (state == State.HOLDING && held.size() + length > HELD_BACK) {
            goOn();
        }
        if (state == State.HOLDING) {
            held.write(octets, offset, length);
            return;
        }
        if (state == State.SEALING_AS_IT_GOES && isSent) {
            seal.update(octets, offset, length);
        }
        response.getOutputStream().write(octets, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (state != State.HOLDING) {
            response.flushBuffer();
        }
    }

    @Override
    public void close() throws IOException {
        complete();
        response.getOutputStream().close();
    }

    /** The body is whole: fields first, then the body. */
    void complete() throws IOException {
        if (state == State.HOLDING) {
            byte[] whole = held.toByteArray();
            seal.update(whole, 0, isSent ? whole.length : 0);
            for (Reply.Header field : seal.finish()) {
                response.addHeader(field.name(), field.value());
            }
            response.getOutputStream().write(whole);
        }
        state = State.COMPLETE;
    }

    /** Sends what was held back, and the fields after the body. */
    void goOn() throws IOException {
        if (state != State.HOLDING) {
            return;
        }
        byte[] begun = held.toByteArray();
        state = announceTrailers() ? State.SEALING_AS_IT_GOES : State.PASSING;
        held.reset();
        write(begun, 0, begun.length);
    }

    /** Says nothing of the body any more, and lets it pass. */
    void giveUp() {
        state = State.PASSING;
        held.reset();
    }

    /** The resource begins anew. */
    void forget() {
        held.reset();
    }

    private boolean announceTrailers() {
        try {
            response.setTrailerFields(this::trailers);
            return true;
        } catch (IllegalStateException | UnsupportedOperationException e) {
            LOG.log(
                    Level.WARNING,
                    "A response is too long to be held back and its connection has no trailers, so the client is not told who answers");
            return false;
        }
    }

    private Map<String, String> trailers() {
        return seal.finish().stream().collect(Collectors.toMap(Reply.Header::name, Reply.Header::value));
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        try {
            goOn();
            response.getOutputStream().setWriteListener(listener);
        } catch (IOException e) {
            listener.onError(e);
        }
    }
}

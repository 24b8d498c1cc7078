package org.secf.jaspic;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.secf.http.Body;
import org.secf.http.BodySpool;
import org.secf.http.BodyTooLarge;
import org.secf.mechanism.CodedOutput;
import org.secf.mechanism.Delivery;

/**
 * Holds a body back until it is complete, lets a {@link Sealing} set the fields that say something of it, and sends both. A body that is too long to be
 * held back is sent as it comes, and the fields follow it as trailers where the connection has them (RFC 9110 §6.5).
 */
final class SealedStream extends ServletOutputStream implements Delivery {

    private enum State {
        /** Nothing is demanded of the body. */
        PASSING,
        HOLDING,
        SEALING_AS_IT_GOES,
        /** Nothing more is sent. */
        COMPLETE,
        REFUSED
    }

    private final HttpServletResponse response;
    private final Sealing sealing;
    private @Nullable BodySpool held;
    private @Nullable CodedOutput going;
    private State state = State.PASSING;
    private boolean hasBegun;
    private boolean isBypassed;
    private boolean isToldByUs;
    private OptionalInt abandonedStatus = OptionalInt.empty();
    private volatile boolean isWhole;
    private volatile boolean isStreamed;

    /** Before a response's own stream; it lets everything pass until it is told to {@link #hold}. */
    SealedStream(HttpServletResponse response, Sealing sealing) {
        this.response = response;
        this.sealing = sealing;
    }

    /** From now on; false where that is too late. */
    boolean hold() {
        if (state == State.PASSING && !hasBegun && !isBypassed && !response.isCommitted()) {
            held = sealing.begin();
            state = State.HOLDING;
        }
        return state == State.HOLDING;
    }

    boolean isHolding() {
        return state == State.HOLDING;
    }

    boolean isPassing() {
        return state == State.PASSING;
    }

    boolean isStrict() {
        return sealing.isStrict();
    }

    /** What follows does not come through here: somebody has the container's own writer, or the container writes a page. */
    void bypassed() {
        isBypassed = true;
    }

    /** The resource begins anew, and whoever has the container's own writer must not use it any more (servlet §5.1). */
    void beginAnew() {
        forget();
        isBypassed = false;
        abandonedStatus = OptionalInt.empty();
        if (state == State.SEALING_AS_IT_GOES) {
            going = null;
            state = State.HOLDING;
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (state == State.HOLDING && keeps(octets, offset, length)) {
            return;
        }
        switch (state) {
            case REFUSED -> throw new IOException("the response was refused, because it could not be protected");
            case COMPLETE -> {} // as containers do with what follows the end of a body
            default -> pass(octets, offset, length);
        }
    }

    private boolean keeps(byte[] octets, int offset, int length) throws IOException {
        try {
            spool().write(octets, offset, length);
            abandonedStatus = length > 0 ? OptionalInt.empty() : abandonedStatus;
            return true;
        } catch (BodyTooLarge e) {
            goOn();
            return false;
        } catch (IOException e) {
            state = State.REFUSED;
            sealing.failed(e);
            throw e;
        }
    }

    private void pass(byte[] octets, int offset, int length) throws IOException {
        hasBegun = true;
        CodedOutput known = going;
        OutputStream below = known != null && sealing.isContentSent() ? known.octets() : response.getOutputStream();
        below.write(octets, offset, length);
    }

    @Override
    public void asItComes() {
        isStreamed = true;
    }

    @Override
    public void abandoned() {
        if (state == State.SEALING_AS_IT_GOES) {
            state = State.REFUSED;
        } else if (state == State.HOLDING) {
            forget();
            abandonedStatus = OptionalInt.of(response.getStatus());
        }
    }

    @Override
    public void flush() throws IOException {
        if (isStreamed) {
            goOn();
        }
        if (state == State.PASSING || state == State.SEALING_AS_IT_GOES) {
            hasBegun = true;
            CodedOutput known = going;
            if (known != null) {
                known.octets().flush();
            }
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
        if (isUnanswered()) {
            state = State.REFUSED;
            sealing.failed(new IOException("the writer of the body failed, and nobody answered anything else"));
        } else if (state == State.HOLDING) {
            state = State.COMPLETE;
            Optional<Body> whole = sealing.whole(spool().body());
            if (whole.isPresent()) {
                try (InputStream in = whole.get().open()) {
                    in.transferTo(response.getOutputStream());
                }
            }
        } else if (state == State.SEALING_AS_IT_GOES) {
            state = State.COMPLETE;
            CodedOutput known = going;
            if (known != null && sealing.isContentSent()) {
                known.end().finish();
            }
            isWhole = true;
        }
    }

    /** Nothing came after a body that its writer abandoned: its status without it was nobody's answer. */
    private boolean isUnanswered() {
        return state == State.HOLDING
                && abandonedStatus.isPresent()
                && abandonedStatus.getAsInt() == response.getStatus();
    }

    /** Nothing is added to the body any more. */
    void noMore() throws IOException {
        forget();
        complete();
    }

    /** Sends what was held back, and the fields after the body. */
    void goOn() throws IOException {
        if (state != State.HOLDING) {
            return;
        }
        if (sealing.isStrict() && !sealing.isContentSent()) {
            complete(); // whatever is written: it is not sent
            return;
        }
        Optional<GoingBody> body = sealing.going().filter(this::hasTrailers);
        if (body.isPresent()) {
            going = body.get().onto(response.getOutputStream());
            state = State.SEALING_AS_IT_GOES;
        } else {
            state = sealing.passesUnsealed() ? State.PASSING : State.REFUSED;
        }
        Body begun = spool().body();
        if (state != State.REFUSED) {
            try (InputStream in = begun.open()) {
                in.transferTo(this);
            }
        }
        spool().clear();
    }

    /** Says nothing of the body any more, and lets it pass: also what is demanded later could not be kept. */
    void giveUp() {
        forget();
        bypassed();
        going = null;
        state = State.PASSING;
    }

    /** The resource takes back what it wrote. */
    void forget() {
        BodySpool known = held;
        if (known != null) {
            known.clear();
        }
        hasBegun = false;
    }

    private boolean hasTrailers(GoingBody body) {
        if (!body.needsTrailers()) {
            return true;
        }
        try {
            response.setTrailerFields(() -> trailers(body));
            return true;
        } catch (IllegalStateException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** A body that its writer left in the middle must not look whole; who only adds what may be missing is not told about the end by all. */
    private Map<String, String> trailers(GoingBody body) {
        return isWhole || !sealing.isStrict() ? body.trailers() : Map.of();
    }

    private BodySpool spool() {
        BodySpool known = held;
        if (known == null) {
            throw new IllegalStateException("nothing is held back before it is said that it shall be");
        }
        return known;
    }

    /** While it is held back there is always room. */
    @Override
    public boolean isReady() {
        if (isToldByUs || (state != State.PASSING && state != State.SEALING_AS_IT_GOES)) {
            return true;
        }
        try {
            return response.getOutputStream().isReady();
        } catch (IOException e) {
            return true; // and the next write says why it fails
        }
    }

    /** What must be held back stays so: there is room at once. */
    @Override
    public void setWriteListener(WriteListener listener) {
        try {
            if (isHolding() && isStrict()) {
                isToldByUs = true;
                listener.onWritePossible();
                return;
            }
            goOn();
            if (state == State.REFUSED) {
                throw new IOException("the response was refused, because it could not be protected");
            }
            hasBegun = true;
            response.getOutputStream().setWriteListener(listener);
        } catch (IOException e) {
            listener.onError(e);
        }
    }
}

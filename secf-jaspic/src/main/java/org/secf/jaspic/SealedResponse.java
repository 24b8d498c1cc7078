package org.secf.jaspic;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.secf.mechanism.Delivery;

/** A response whose header says something of its body, so the body is held back until it is complete; see {@link SealedStream}. */
final class SealedResponse extends HttpServletResponseWrapper {

    private final SealedStream stream;
    private @Nullable SealedWriter writer;
    private boolean isStreamTaken;

    /** Its body passes until the stream is told to hold it. */
    SealedResponse(HttpServletResponse response, SealedStream stream) {
        super(response);
        this.stream = stream;
    }

    /** One that is held back from the beginning. */
    static SealedResponse of(HttpServletResponse response, Sealing sealing) {
        SealedStream stream = new SealedStream(response, sealing);
        stream.hold();
        return new SealedResponse(response, stream);
    }

    /** From now on; false where that is too late. */
    boolean hold() {
        return stream.hold();
    }

    /** From now on other threads write, and nobody says when they are done: what is not complete goes on without being held back. */
    void goOn() {
        try {
            stream.goOn();
        } catch (IOException e) {
            stream.giveUp();
        }
    }

    /** How it gets to the client. */
    Delivery delivery() {
        return stream;
    }

    /** The resource has answered. */
    void complete() throws IOException {
        if (writer != null) {
            writer.end();
        }
        stream.complete();
    }

    /** Nothing was demanded before it was taken: then the container's own does it, which nobody has to flush for us. */
    private PrintWriter passing() throws IOException {
        stream.bypassed();
        return super.getWriter();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (writer != null) {
            throw new IllegalStateException("getWriter was called");
        }
        isStreamTaken = true;
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (isStreamTaken) {
            throw new IllegalStateException("getOutputStream was called");
        }
        if (stream.isPassing()) {
            return passing();
        }
        SealedWriter known = writer;
        if (known == null) {
            // Fixes the character set in the content type, as containers do.
            setCharacterEncoding(getCharacterEncoding());
            known = SealedWriter.onto(stream, Charset.forName(getCharacterEncoding()));
            writer = known;
        }
        return known;
    }

    /** Not before the body is complete, or too long to be held back. */
    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        stream.flush();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        SealedWriter known = writer;
        if (known != null) {
            known.takeBack();
        }
        stream.forget();
    }

    @Override
    public void reset() {
        super.reset();
        stream.beginAnew();
        writer = null;
        isStreamTaken = false;
    }

    /** The container writes a page of its own, of which nothing can be said. It does not tell what the resource would have told under a seal. */
    @Override
    public void sendError(int status, String message) throws IOException {
        boolean isTold = stream.isPassing() || !stream.isStrict();
        giveUp();
        if (isTold) {
            super.sendError(status, message);
        } else {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        giveUp();
        super.sendError(status);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (!isLengthOurs()) {
            giveUp();
            super.sendRedirect(location);
            return;
        }
        redirect(location, SC_FOUND, true);
        stream.noMore();
    }

    /** Of Servlet 6.1, where the wrapper would pass this by; we are compiled without it. */
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        if (isLengthOurs()) {
            redirect(location, status, clearBuffer);
            stream.noMore();
            return;
        }
        giveUp();
        redirect(location, status, clearBuffer);
        super.flushBuffer();
    }

    private void redirect(String location, int status, boolean clearBuffer) {
        if (clearBuffer) {
            resetBuffer();
        }
        super.setStatus(status);
        super.setHeader("Location", location);
    }

    /** What is sealed may get longer. */
    private boolean isLengthOurs() {
        return stream.isHolding() && stream.isStrict();
    }

    @Override
    public void setContentLength(int length) {
        if (!isLengthOurs()) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!isLengthOurs()) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (!isLengthOurs() || !isLength(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!isLengthOurs() || !isLength(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (!isLengthOurs() || !isLength(name)) {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (!isLengthOurs() || !isLength(name)) {
            super.addIntHeader(name, value);
        }
    }

    private static boolean isLength(String name) {
        return name.equalsIgnoreCase("Content-Length");
    }

    /** What has begun goes on as it is: the container refuses the page. */
    private void giveUp() {
        if (!isCommitted()) {
            writer = null;
            stream.giveUp();
        }
    }
}

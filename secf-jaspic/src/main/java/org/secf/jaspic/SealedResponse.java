package org.secf.jaspic;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** A response whose header says something of its body, so the body is held back until it is complete; see {@link SealedStream}. */
final class SealedResponse extends HttpServletResponseWrapper {

    private final SealedStream stream;
    private @Nullable PrintWriter writer;
    private boolean isStreamTaken;

    SealedResponse(HttpServletResponse response, SealedStream stream) {
        super(response);
        this.stream = stream;
    }

    /** From now on other threads write, and nobody says when they are done: what is not complete goes on without being held back. */
    void goOn() {
        try {
            stream.goOn();
        } catch (IOException e) {
            stream.giveUp();
        }
    }

    /** The resource has answered. */
    void complete() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        stream.complete();
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
    public PrintWriter getWriter() {
        if (isStreamTaken) {
            throw new IllegalStateException("getOutputStream was called");
        }
        PrintWriter known = writer;
        if (known == null) {
            // Fixes the character set in the content type, as containers do.
            setCharacterEncoding(getCharacterEncoding());
            known = new PrintWriter(new OutputStreamWriter(stream, Charset.forName(getCharacterEncoding())));
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
        stream.forget();
    }

    @Override
    public void reset() {
        super.reset();
        stream.forget();
        writer = null;
        isStreamTaken = false;
    }

    /** The container writes a page of its own, of which the mechanism can say nothing. */
    @Override
    public void sendError(int status, String message) throws IOException {
        giveUp();
        super.sendError(status, message);
    }

    @Override
    public void sendError(int status) throws IOException {
        giveUp();
        super.sendError(status);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        giveUp();
        super.sendRedirect(location);
    }

    private void giveUp() {
        writer = null;
        stream.giveUp();
    }
}

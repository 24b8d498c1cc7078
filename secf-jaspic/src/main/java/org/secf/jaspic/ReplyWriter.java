package org.secf.jaspic;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.secf.http.Reply;

/** Sends a {@link Reply} and commits it, so that the container cannot replace it by a page of its own. */
final class ReplyWriter {

    private static final System.Logger LOG = System.getLogger("org.secf");

    private ReplyWriter() {}

    static void send(Reply reply, HttpServletResponse response) {
        if (response.isCommitted()) {
            LOG.log(Level.WARNING, "The answer {0} cannot be sent: the resource has begun to answer", reply.status());
            return;
        }
        try {
            response.resetBuffer();
            response.setStatus(reply.status());
            for (Reply.Header header : reply.headers()) {
                if (header.name().equalsIgnoreCase("Content-Type")) {
                    response.setContentType(header.value());
                } else {
                    response.addHeader(header.name(), header.value());
                }
            }
            byte[] octets = reply.octets();
            response.setContentLength(octets.length);
            response.getOutputStream().write(octets);
            response.flushBuffer();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The client went away before the answer", e);
        }
    }
}

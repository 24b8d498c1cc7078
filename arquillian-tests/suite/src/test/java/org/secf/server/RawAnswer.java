package org.secf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An answer as it comes over the connection, with what the usual clients throw away.
 *
 * @param text all of it
 */
public record RawAnswer(String text) {

    private static final String END_OF_LINE = "\r\n";
    private static final int PATIENCE = 60_000;

    /** Sends a request line and fields, each with its end of line. */
    public static RawAnswer to(String line, String fields) {
        String request = line + "Host: " + Site.HOST + ":" + Site.PORT + END_OF_LINE + fields + "Connection: close"
                + END_OF_LINE + END_OF_LINE;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Site.PORT)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new RawAnswer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status code. */
    public int status() {
        return Integer.parseInt(text.split(" ", 3)[1]);
    }

    /** Of a chunked answer, what the chunks hold. */
    public String body() {
        StringBuilder body = new StringBuilder();
        int at = contentBegins();
        int length = chunkLength(at);
        while (length > 0) {
            int begin = text.indexOf(END_OF_LINE, at) + 2;
            body.append(text, begin, begin + length);
            at = begin + length + 2;
            length = chunkLength(at);
        }
        return body.toString();
    }

    /** Of a chunked answer, what follows the last chunk. */
    public String trailers() {
        int last = text.lastIndexOf(END_OF_LINE + "0" + END_OF_LINE);
        return last < 0 ? "" : text.substring(last + 5);
    }

    private int contentBegins() {
        return text.indexOf(END_OF_LINE + END_OF_LINE) + 4;
    }

    private int chunkLength(int at) {
        return Integer.parseInt(
                text.substring(at, text.indexOf(END_OF_LINE, at)).strip(), 16);
    }
}

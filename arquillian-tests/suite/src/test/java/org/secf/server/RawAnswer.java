package org.secf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An answer as it comes over the connection, with what the usual clients throw away.
 *
 * @param text all of it, and perhaps the next one
 */
public record RawAnswer(String text) {

    private static final String END_OF_LINE = "\r\n";
    private static final String HOST = Site.HOST + ":" + Site.PORT;
    private static final int PATIENCE = 60_000;

    /** Ends the connection, which the first request must not: some servers send no chunks then. */
    private static final String LAST = "GET / HTTP/1.1" + END_OF_LINE + "Host: " + HOST + END_OF_LINE
            + "Connection: close" + END_OF_LINE + END_OF_LINE;

    /** Sends a request line and fields, each with its end of line. */
    public static RawAnswer to(String line, String fields) {
        return to(line, HOST, fields);
    }

    /** The same to a server that is called so. */
    public static RawAnswer to(String line, String host, String fields) {
        String request = line + "Host: " + host + END_OF_LINE + fields + END_OF_LINE + LAST;
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
        for (int length = chunkLength(at); length > 0; length = chunkLength(at)) {
            int begin = chunkBegins(at);
            body.append(text, begin, begin + length);
            at = begin + length + 2;
        }
        return body.toString();
    }

    /** Of a chunked answer, the fields after the last chunk. */
    public String trailers() {
        int at = contentBegins();
        for (int length = chunkLength(at); length > 0; length = chunkLength(at)) {
            at = chunkBegins(at) + length + 2;
        }
        return text.substring(chunkBegins(at), text.indexOf(END_OF_LINE + END_OF_LINE, at) + 2);
    }

    private int chunkBegins(int at) {
        return text.indexOf(END_OF_LINE, at) + 2;
    }

    private int contentBegins() {
        return text.indexOf(END_OF_LINE + END_OF_LINE) + 4;
    }

    private int chunkLength(int at) {
        return Integer.parseInt(
                text.substring(at, text.indexOf(END_OF_LINE, at)).strip(), 16);
    }
}

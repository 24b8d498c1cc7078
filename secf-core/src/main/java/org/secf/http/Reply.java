package org.secf.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer to give instead of the resource.
 *
 * @param status the status code
 * @param headers fields in order; a name may repeat
 * @param body UTF-8 text, may be empty
 */
public record Reply(int status, List<Header> headers, String body) {

    /** One header field. */
    public record Header(String name, String value) {
        public Header {
            if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                throw new IllegalArgumentException("a header value cannot hold line breaks: " + name);
            }
        }

        /** Without the value, which may be a secret: answers are kept on requests, and servers print what is kept there. */
        @Override
        public String toString() {
            return name;
        }
    }

    public Reply {
        headers = List.copyOf(headers);
    }

    /** An empty answer that no cache keeps. */
    public static Reply status(int status) {
        return new Reply(status, List.of(new Header("Cache-Control", "no-store")), "");
    }

    /** Sends the browser on with {@code 303 See Other}, so that a POST is followed by a GET. */
    public static Reply redirect(String location) {
        return status(303).with("Location", location);
    }

    /** Text with its media type, such as {@code text/html}; the character set is added. */
    public static Reply text(int status, String mediaType, String body) {
        Reply reply = status(status).with("Content-Type", mediaType + ";charset=UTF-8");
        return new Reply(
                reply.status(), reply.with("X-Content-Type-Options", "nosniff").headers(), body);
    }

    /** The same answer with one more header field. */
    public Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, body);
    }

    /** The same answer with these header fields, too. */
    public Reply with(List<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new Reply(status, all, body);
    }

    /** The same answer that also sets a cookie. */
    public Reply with(Cookie cookie) {
        return with("Set-Cookie", cookie.header());
    }

    /** Neither the body nor what headers say: both may hold what only the browser is to know. */
    @Override
    public String toString() {
        return "Reply[" + status + " " + headers + "]";
    }

    /** The body's octets. */
    public byte[] octets() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}

package org.secf.jaspic;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request whose fields stay what they were before its body was read, by whatever way they are read. Some servers add the trailers that follow a body to
 * them, which is after a signature was verified, or a proxy was believed, and what RFC 9110 §6.5.1 forbids for fields that nobody allowed there.
 */
final class ArrivedFields extends HttpServletRequestWrapper {

    private final Copy came;
    private Optional<String> chosen = Optional.empty();

    /**
     * The fields, and what containers make of them.
     *
     * @param values by names without regard to case
     * @param length of the body; -1 where nobody said it
     */
    record Copy(
            Map<String, List<String>> values,
            Optional<String> contentType,
            Optional<String> encoding,
            long length,
            List<Cookie> cookies) {

        /** Of a request nobody has read the body of; empty where the container tells no names (servlet §3.5). */
        private static Optional<Copy> of(HttpServletRequest request) {
            return Optional.ofNullable(request.getHeaderNames()).map(names -> {
                ServletRequestView view = new ServletRequestView(request);
                Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                Collections.list(names).forEach(name -> values.put(name, view.headers(name)));
                Cookie @Nullable [] cookies = request.getCookies();
                return new Copy(
                        Collections.unmodifiableMap(values),
                        Optional.ofNullable(request.getContentType()),
                        Optional.ofNullable(request.getCharacterEncoding()),
                        request.getContentLengthLong(),
                        cookies == null ? List.of() : List.of(cookies));
            });
        }

        private List<String> all(String name) {
            return values.getOrDefault(name, List.of());
        }
    }

    private ArrivedFields(HttpServletRequest request, Copy came) {
        super(request);
        this.came = came;
    }

    /** The request as it came. The fields are copied when this is asked first, where trailers may follow at all, so that others cost nothing. */
    static HttpServletRequest of(HttpServletRequest request) {
        if (isWithin(request)) {
            return request;
        }
        Optional<Copy> known = MessageState.find(request).flatMap(MessageState::arrived);
        if (known.isEmpty() && mayBeFollowed(request)) {
            known = Copy.of(request);
            known.ifPresent(copy -> MessageState.of(request).arrived(copy));
        }
        return known.<HttpServletRequest>map(copy -> new ArrivedFields(request, copy))
                .orElse(request);
    }

    private static boolean isWithin(HttpServletRequest request) {
        return request instanceof ArrivedFields
                || (request instanceof ServletRequestWrapper wrapper && wrapper.isWrapperFor(ArrivedFields.class));
    }

    /** In HTTP/1.1 only chunks have trailers (RFC 9112 §7.1.2); later versions tell nothing beforehand. */
    private static boolean mayBeFollowed(HttpServletRequest request) {
        return !String.valueOf(request.getProtocol()).startsWith("HTTP/1.")
                || request.getHeader("Transfer-Encoding") != null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> values = came.all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(came.all(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(came.values().keySet());
    }

    @Override
    public int getIntHeader(String name) {
        @Nullable String value = getHeader(name);
        return value == null ? -1 : Integer.parseInt(value);
    }

    /** The container knows older forms of dates as well, and is asked where it speaks of the same value. */
    @Override
    public long getDateHeader(String name) {
        @Nullable String value = getHeader(name);
        if (value == null) {
            return -1;
        }
        if (value.equals(super.getHeader(name))) {
            return super.getDateHeader(name);
        }
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value))
                    .toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is no date", e);
        }
    }

    @Override
    public @Nullable String getContentType() {
        return came.contentType().orElse(null);
    }

    @Override
    public int getContentLength() {
        return came.length() > Integer.MAX_VALUE ? -1 : (int) came.length();
    }

    @Override
    public long getContentLengthLong() {
        return came.length();
    }

    /** The container's own, which somebody may have chosen, unless it speaks of another type by now. */
    @Override
    public @Nullable String getCharacterEncoding() {
        return Objects.equals(super.getContentType(), getContentType())
                ? super.getCharacterEncoding()
                : chosen.or(came::encoding).orElse(null);
    }

    @Override
    public void setCharacterEncoding(String encoding) throws UnsupportedEncodingException {
        super.setCharacterEncoding(encoding);
        chosen = Optional.of(encoding);
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        return came.cookies().isEmpty() ? null : came.cookies().toArray(Cookie[]::new);
    }
}

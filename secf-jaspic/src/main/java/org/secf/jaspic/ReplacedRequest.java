package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secf.http.Replacement;

/** A request whose fields speak of another body than the one that was received: each way to read a field says the same. */
final class ReplacedRequest extends HttpServletRequestWrapper {

    private static final String CONTENT_TYPE = "content-type";
    private static final String CONTENT_LENGTH = "content-length";

    /** What is true of the received body only. */
    private static final Set<String> OF_THE_OTHER = Set.of(
            CONTENT_TYPE,
            CONTENT_LENGTH,
            "content-encoding",
            "content-digest",
            "content-md5",
            "content-range",
            "transfer-encoding");

    private final Replacement replacement;
    private final Map<String, String> own = new LinkedHashMap<>();
    private Optional<String> encoding;

    ReplacedRequest(HttpServletRequest request, Replacement replacement) {
        super(request);
        this.replacement = replacement;
        replacement
                .contentType()
                .or(() -> Optional.ofNullable(request.getContentType()))
                .ifPresent(type -> own.put(CONTENT_TYPE, type));
        own.put(CONTENT_LENGTH, String.valueOf(replacement.body().length()));
        replacement.contentEncoding().ifPresent(codings -> own.put("content-encoding", codings));
        this.encoding = replacement.contentType().isPresent()
                ? charset(replacement.contentType().get())
                : Optional.ofNullable(request.getCharacterEncoding());
    }

    @Override
    public @Nullable String getHeader(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OF_THE_OTHER.contains(lower) ? own.get(lower) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!OF_THE_OTHER.contains(name.toLowerCase(Locale.ROOT))) {
            return super.getHeaders(name);
        }
        String value = getHeader(name);
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(Set.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>();
        @Nullable Enumeration<String> received = super.getHeaderNames();
        if (received != null) {
            Collections.list(received).stream()
                    .filter(name -> !OF_THE_OTHER.contains(name.toLowerCase(Locale.ROOT)))
                    .forEach(names::add);
        }
        names.addAll(own.keySet());
        return Collections.enumeration(names);
    }

    @Override
    public int getIntHeader(String name) {
        if (!OF_THE_OTHER.contains(name.toLowerCase(Locale.ROOT))) {
            return super.getIntHeader(name);
        }
        String value = getHeader(name);
        return value == null ? -1 : Integer.parseInt(value);
    }

    /** None of the fields that are ours is a date. */
    @Override
    public long getDateHeader(String name) {
        String value = getHeader(name);
        if (value != null && OF_THE_OTHER.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(name + " is no date");
        }
        return value == null ? -1 : super.getDateHeader(name);
    }

    @Override
    public @Nullable String getContentType() {
        return own.get(CONTENT_TYPE);
    }

    @Override
    public int getContentLength() {
        long length = getContentLengthLong();
        return length > Integer.MAX_VALUE ? -1 : (int) length;
    }

    @Override
    public long getContentLengthLong() {
        return replacement.body().length();
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return encoding.orElse(null);
    }

    @Override
    public void setCharacterEncoding(String other) throws UnsupportedEncodingException {
        try {
            encoding = Optional.of(Charset.forName(other).name());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw (UnsupportedEncodingException) new UnsupportedEncodingException(other).initCause(e);
        }
    }

    private static Optional<String> charset(String type) {
        for (String part : type.split(";", -1)) {
            String parameter = part.strip();
            if (parameter.regionMatches(true, 0, "charset=", 0, 8)) {
                return Optional.of(parameter.substring(8).replace("\"", "").strip());
            }
        }
        return Optional.empty();
    }
}

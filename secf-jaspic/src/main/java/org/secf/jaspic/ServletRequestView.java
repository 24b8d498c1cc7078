package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodyLimits;
import org.secf.http.Cookie;
import org.secf.http.OctetSink;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/** A container's request as the mechanisms see it. */
record ServletRequestView(HttpServletRequest request) implements Request {

    /** By which a proxy on this machine says that it speaks for somebody elsewhere. */
    private static final List<String> FORWARDING =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Via");

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1", "[0:0:0:0:0:0:0:1]");

    @Override
    public String method() {
        return request.getMethod();
    }

    /** Not the request's own: some containers say that as the client spelled it, with path parameters and escapes. */
    @Override
    public String contextPath() {
        return request.getServletContext().getContextPath();
    }

    @Override
    public String path() {
        String path = orEmpty(request.getServletPath()) + orEmpty(request.getPathInfo());
        return path.equals("/") ? "" : path;
    }

    @Override
    public String target() {
        return request.getRequestURI() + rawQuery().map(query -> "?" + query).orElse("");
    }

    @Override
    public Optional<String> rawQuery() {
        return Optional.ofNullable(request.getQueryString());
    }

    @Override
    public Optional<Set<String>> headerNames() {
        return Optional.ofNullable(request.getHeaderNames()).map(names -> Set.copyOf(Collections.list(names)));
    }

    @Override
    public List<String> headers(String name) {
        var values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }

    @Override
    public List<Cookie.Pair> cookies() {
        jakarta.servlet.http.Cookie @Nullable [] sent = request.getCookies();
        return sent == null
                ? List.of()
                : Arrays.stream(sent)
                        .map(cookie -> new Cookie.Pair(cookie.getName(), orEmpty(cookie.getValue())))
                        .toList();
    }

    @Override
    public boolean isSecure() {
        return request.isSecure();
    }

    @Override
    public Optional<String> cipherSuite() {
        return TlsHandshake.cipherSuite(request);
    }

    @Override
    public boolean isFromThisMachine() {
        return LOOPBACK.contains(orEmpty(request.getRemoteAddr()))
                && FORWARDING.stream().allMatch(header -> request.getHeader(header) == null);
    }

    @Override
    public Optional<String> senderAddress() {
        return Optional.ofNullable(request.getRemoteAddr());
    }

    @Override
    public List<X509Certificate> clientCertificates() {
        return TlsHandshake.certificates(request);
    }

    @Override
    public Verdict<byte[]> body(int maxBytes) {
        return body(BodyLimits.upTo(maxBytes), OctetSink.NONE).then(ServletRequestView::octets);
    }

    @Override
    public Verdict<Body> body(BodyLimits limits, OctetSink sink) {
        return RequestBody.read(request, limits, sink);
    }

    @Override
    public Map<String, String> trailers() {
        boolean isRead = MessageState.find(request)
                .flatMap(MessageState::received)
                .filter(read -> read.rejection().isEmpty())
                .isPresent();
        return isRead && request.isTrailerFieldsReady() ? lowerCase(request.getTrailerFields()) : Map.of();
    }

    private static Map<String, String> lowerCase(Map<String, String> fields) {
        Map<String, String> lower = new LinkedHashMap<>();
        fields.forEach((name, value) -> lower.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + ", " + b));
        return Collections.unmodifiableMap(lower);
    }

    private static Verdict<byte[]> octets(Body body) {
        try {
            return Verdict.accepted(body.octets());
        } catch (IOException e) {
            return Bodies.unreadable(e);
        }
    }

    @Override
    public Verdict<Parameters> form(int maxBytes) {
        return FormBody.read(request, maxBytes);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

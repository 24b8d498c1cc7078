package org.secf.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.verdict.Verdict;

/**
 * A request without a network, to the application at {@code /enabler}, over TLS.
 *
 * @param content the body, each octet one character
 */
public record MemoryRequest(
        String method,
        String target,
        Map<String, List<String>> fields,
        List<Cookie.Pair> cookies,
        String content,
        List<X509Certificate> clientCertificates,
        boolean isSecure)
        implements Request {

    private static final String CONTEXT = "/enabler";

    /** A browser's GET of a path and query below the application. */
    public static MemoryRequest get(String target) {
        return new MemoryRequest(
                "GET", CONTEXT + target, Map.of("Accept", List.of("text/html")), List.of(), "", List.of(), true);
    }

    /** A browser's POST to a path and query below the application. */
    public static MemoryRequest post(String target, String body) {
        return get(target).method("POST").body(body.getBytes(StandardCharsets.UTF_8));
    }

    /** A form body of names and values in turn. */
    public static String form(String... namesAndValues) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }

    public MemoryRequest method(String other) {
        return new MemoryRequest(other, target, fields, cookies, content, clientCertificates, isSecure);
    }

    /** Path and query with the application's own prefix, or whatever a client may send. */
    public MemoryRequest target(String other) {
        return new MemoryRequest(method, other, fields, cookies, content, clientCertificates, isSecure);
    }

    public MemoryRequest accept(String accept) {
        return header("Accept", accept);
    }

    /** With these values of a header field instead of any others. */
    public MemoryRequest header(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(fields);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, List.of(values));
        return new MemoryRequest(method, target, more, cookies, content, clientCertificates, isSecure);
    }

    public MemoryRequest cookies(List<Cookie.Pair> jar) {
        return new MemoryRequest(method, target, fields, List.copyOf(jar), content, clientCertificates, isSecure);
    }

    public MemoryRequest body(byte[] other) {
        return new MemoryRequest(
                method,
                target,
                fields,
                cookies,
                new String(other, StandardCharsets.ISO_8859_1),
                clientCertificates,
                isSecure);
    }

    public MemoryRequest clientCertificates(List<X509Certificate> chain) {
        return new MemoryRequest(method, target, fields, cookies, content, List.copyOf(chain), isSecure);
    }

    /** Without TLS. */
    public MemoryRequest insecure() {
        return new MemoryRequest(method, target, fields, cookies, content, clientCertificates, false);
    }

    @Override
    public String contextPath() {
        return CONTEXT;
    }

    @Override
    public boolean isFromThisMachine() {
        return false;
    }

    @Override
    public String path() {
        String path = target.startsWith(CONTEXT) ? target.substring(CONTEXT.length()) : target;
        return path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
    }

    @Override
    public Optional<String> rawQuery() {
        int mark = target.indexOf('?');
        return mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1));
    }

    @Override
    public Optional<Set<String>> headerNames() {
        return Optional.of(fields.keySet());
    }

    @Override
    public List<String> headers(String name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .flatMap(field -> field.getValue().stream())
                .toList();
    }

    @Override
    public Verdict<byte[]> body(int maxBytes) {
        return content.length() > maxBytes
                ? Verdict.rejected(HttpReason.BODY_TOO_LARGE, "at most " + maxBytes, content.length() + " bytes")
                : Verdict.accepted(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public Verdict<Parameters> form(int maxBytes) {
        return body(maxBytes).then(whole -> Parameters.parse(new String(whole, StandardCharsets.ISO_8859_1)));
    }
}

package org.secf.oauth.testing;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Cookie;
import org.secf.http.HttpReason;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/**
 * A request to the application at {@code /enabler}, over TLS unless it says otherwise.
 *
 * @param content the body
 */
public record TestRequest(
        String method,
        String target,
        Map<String, List<String>> fields,
        List<Cookie.Pair> cookies,
        String content,
        List<X509Certificate> clientCertificates,
        boolean isSecure)
        implements Request {

    private static final String CONTEXT = "/enabler";

    public static TestRequest get(String path) {
        return new TestRequest("GET", CONTEXT + path, Map.of(), List.of(), "", List.of(), true);
    }

    public static TestRequest bearer(String token) {
        return get("/api/orders").header("Authorization", "Bearer " + token);
    }

    public TestRequest method(String other) {
        return new TestRequest(other, target, fields, cookies, content, clientCertificates, isSecure);
    }

    public TestRequest header(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(fields);
        more.put(name, List.of(values));
        return new TestRequest(method, target, more, cookies, content, clientCertificates, isSecure);
    }

    public TestRequest cookie(String name, String value) {
        return new TestRequest(
                method, target, fields, List.of(new Cookie.Pair(name, value)), content, clientCertificates, isSecure);
    }

    public TestRequest cookies(List<Cookie.Pair> others) {
        return new TestRequest(method, target, fields, others, content, clientCertificates, isSecure);
    }

    /** A POST of a form. */
    public TestRequest form(String body) {
        TestRequest posted = header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Length", body.length() + "");
        return new TestRequest("POST", target, posted.fields, cookies, body, clientCertificates, isSecure);
    }

    public TestRequest certificates(X509Certificate... chain) {
        return new TestRequest(method, target, fields, cookies, content, List.of(chain), isSecure);
    }

    public TestRequest insecure() {
        return new TestRequest(method, target, fields, cookies, content, clientCertificates, false);
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
    public Optional<String> senderAddress() {
        return Optional.of("192.0.2.7");
    }

    @Override
    public String path() {
        String path = target.substring(CONTEXT.length());
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

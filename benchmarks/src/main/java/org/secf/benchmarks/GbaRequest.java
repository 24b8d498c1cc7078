package org.secf.benchmarks;

import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.secf.http.Cookie;
import org.secf.http.HttpReason;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/**
 * A request over TLS.
 *
 * @param suite of that
 * @param address path and query
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GbaRequest(
        String method,
        URI address,
        Map<String, List<String>> fields,
        String suite,
        List<X509Certificate> clientCertificates,
        byte[] content)
        implements Request {

    /** As it came to the JDK's server. */
    static GbaRequest of(HttpsExchange exchange) throws IOException {
        return new GbaRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                exchange.getSSLSession().getCipherSuite(),
                certificates(exchange),
                exchange.getRequestBody().readAllBytes());
    }

    private static List<X509Certificate> certificates(HttpsExchange exchange) {
        try {
            return Stream.of(exchange.getSSLSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }

    @Override
    public String contextPath() {
        return "";
    }

    @Override
    public String path() {
        return address.getPath();
    }

    @Override
    public String target() {
        return address.toString();
    }

    @Override
    public Optional<String> rawQuery() {
        return Optional.ofNullable(address.getRawQuery());
    }

    @Override
    public Optional<Set<String>> headerNames() {
        return Optional.of(fields.keySet());
    }

    @Override
    public List<String> headers(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public List<Cookie.Pair> cookies() {
        return List.of();
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public Optional<String> cipherSuite() {
        return Optional.of(suite);
    }

    @Override
    public boolean isFromThisMachine() {
        return true;
    }

    @Override
    public Verdict<byte[]> body(int maxBytes) {
        return content.length > maxBytes
                ? Verdict.rejected(HttpReason.BODY_TOO_LARGE, "at most " + maxBytes, String.valueOf(content.length))
                : Verdict.accepted(content.clone());
    }

    @Override
    public Verdict<Parameters> form(int maxBytes) {
        return body(maxBytes).then(octets -> Parameters.parse(new String(octets, StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return method() + " " + target();
    }
}

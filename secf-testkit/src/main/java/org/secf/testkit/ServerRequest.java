package org.secf.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Cookie;
import org.secf.http.HttpReason;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/** A request to the JDK's HTTP server. */
record ServerRequest(HttpExchange exchange) implements Request {

    @Override
    public String method() {
        return exchange.getRequestMethod();
    }

    @Override
    public String contextPath() {
        String path = exchange.getHttpContext().getPath();
        return path.equals("/") ? "" : path;
    }

    @Override
    public String path() {
        String path = exchange.getRequestURI().getPath().substring(contextPath().length());
        return path.equals("/") ? "" : path;
    }

    @Override
    public String target() {
        return exchange.getRequestURI().toString();
    }

    @Override
    public Optional<String> rawQuery() {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery());
    }

    @Override
    public Optional<Set<String>> headerNames() {
        return Optional.of(Set.copyOf(exchange.getRequestHeaders().keySet()));
    }

    @Override
    public List<String> headers(String name) {
        return List.copyOf(exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    @Override
    public List<Cookie.Pair> cookies() {
        return headers("Cookie").stream()
                .flatMap(field -> Arrays.stream(field.split(";", -1)))
                .map(pair -> pair.strip().split("=", 2))
                .filter(pair -> pair.length == 2)
                .map(pair -> new Cookie.Pair(pair[0], pair[1]))
                .toList();
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public boolean isFromThisMachine() {
        return exchange.getRemoteAddress().getAddress().isLoopbackAddress();
    }

    @Override
    public List<X509Certificate> clientCertificates() {
        return List.of();
    }

    @Override
    public Verdict<byte[]> body(int maxBytes) {
        try {
            byte[] octets = exchange.getRequestBody().readNBytes(maxBytes + 1);
            return octets.length > maxBytes
                    ? Verdict.rejected(HttpReason.BODY_TOO_LARGE, "at most " + maxBytes + " bytes", "more")
                    : Verdict.accepted(octets);
        } catch (IOException e) {
            return Verdict.rejected(HttpReason.UNREADABLE_BODY, "a whole body", e.toString());
        }
    }

    @Override
    public Verdict<Parameters> form(int maxBytes) {
        return body(maxBytes).then(octets -> Parameters.parse(new String(octets, StandardCharsets.ISO_8859_1)));
    }
}

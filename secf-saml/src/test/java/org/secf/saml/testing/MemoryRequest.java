package org.secf.saml.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secf.http.Cookie;
import org.secf.http.HttpReason;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/** A request without a network. */
public record MemoryRequest(
        String method, String target, Map<String, List<String>> fields, List<Cookie.Pair> cookies, String body)
        implements Request {

    private static final String CONTEXT = "/enabler";

    public static MemoryRequest get(String target) {
        return new MemoryRequest("GET", CONTEXT + target, Map.of("Accept", List.of("text/html")), List.of(), "");
    }

    public static MemoryRequest post(String target, String body) {
        return new MemoryRequest("POST", CONTEXT + target, Map.of("Accept", List.of("text/html")), List.of(), body);
    }

    /** A form body of names and values in turn. */
    public static String form(String... namesAndValues) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return pairs.stream().collect(Collectors.joining("&"));
    }

    public MemoryRequest method(String other) {
        return new MemoryRequest(other, target, fields, cookies, body);
    }

    public MemoryRequest target(String other) {
        return new MemoryRequest(method, other, fields, cookies, body);
    }

    public MemoryRequest accept(String accept) {
        return new MemoryRequest(method, target, Map.of("Accept", List.of(accept)), cookies, body);
    }

    public MemoryRequest cookies(List<Cookie.Pair> jar) {
        return new MemoryRequest(method, target, fields, List.copyOf(jar), body);
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
    public List<String> headers(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public Verdict<Parameters> form(int maxBytes) {
        return body.length() > maxBytes
                ? Verdict.rejected(HttpReason.BODY_TOO_LARGE, "at most " + maxBytes, body.length() + " bytes")
                : Parameters.parse(body);
    }
}

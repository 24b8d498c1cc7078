package org.secf.tls;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked of another server. Bodies and fields may hold secrets, so it prints as its address without the query. */
public final class Question {

    private static final Set<Integer> OK = Set.of(200);
    private static final int NOT_MODIFIED = 304;

    private final Line line;
    private final Optional<byte[]> body;
    private final Map<String, String> fields;
    private final Set<Integer> expected;

    /** Who is asked, and how. */
    private record Line(String method, URI address) {}

    private Question(Line line, Optional<byte[]> body, Map<String, String> fields, Set<Integer> expected) {
        this.line = line;
        this.body = body;
        this.fields = fields;
        this.expected = expected;
    }

    /** GET, answered by 200. */
    public static Question get(URI address) {
        return new Question(new Line("GET", address), Optional.empty(), Map.of(), OK);
    }

    /**
     * POST, answered by 200.
     *
     * @param mediaType such as {@code application/x-www-form-urlencoded}
     */
    public static Question post(URI address, String mediaType, byte[] body) {
        return new Question(
                new Line("POST", address), Optional.of(body.clone()), Map.of("Content-Type", mediaType), OK);
    }

    /**
     * By any method, to be answered by 200 unless something else is expected.
     *
     * @param body empty where there is none
     */
    public static Question of(String method, URI address, Optional<byte[]> body) {
        return new Question(new Line(method, address), body.map(byte[]::clone), Map.of(), OK);
    }

    /** With one more field, such as {@code Accept} or {@code Authorization}; one of that name is replaced. */
    public Question with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Question(line, body, more, expected);
    }

    /** Answered by any of these statuses, such as 400 where its body says what was wrong. Redirects are none. */
    public Question expecting(Set<Integer> statuses) {
        if (statuses.isEmpty() || statuses.stream().anyMatch(status -> status / 100 == 3)) {
            throw new IllegalArgumentException("expected statuses that are no redirects, found " + statuses);
        }
        return new Question(line, body, fields, Set.copyOf(statuses));
    }

    /** Answered, too, by 304, that nothing has changed (RFC 9110 §15.4.5); the question has to say since when. */
    public Question orUnchanged() {
        Set<Integer> more = new HashSet<>(expected);
        more.add(NOT_MODIFIED);
        return new Question(line, body, fields, Set.copyOf(more));
    }

    /** Path and query as they are sent. */
    public String target() {
        String path = line.address().getRawPath();
        String query = line.address().getRawQuery();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** In the case sent. */
    public String method() {
        return line.method();
    }

    /** The octets, if there are any; a copy. */
    public Optional<byte[]> body() {
        return body.map(byte[]::clone);
    }

    /** Where it goes. */
    public URI address() {
        return line.address();
    }

    Set<Integer> expected() {
        return expected;
    }

    HttpRequest written(HttpRequest.Builder request) {
        if (body.isEmpty() && line.method().equals("GET")) {
            request.GET();
        } else {
            request.method(
                    line.method(),
                    body.map(HttpRequest.BodyPublishers::ofByteArray).orElseGet(HttpRequest.BodyPublishers::noBody));
        }
        fields.forEach(request::setHeader);
        return request.build();
    }

    @Override
    public String toString() {
        return line.method() + " " + Addresses.shown(line.address());
    }
}

package org.secf.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request of ours. Its body is in memory, so that it can be digested, and sent again where the server asks for another signature. Prints as its line. */
public final class ClientRequest {

    private final String method;
    private final URI address;
    private final Map<String, List<String>> fields;
    private final Optional<byte[]> body;

    private ClientRequest(String method, URI address, Map<String, List<String>> fields, Optional<byte[]> body) {
        this.method = method;
        this.address = address;
        this.fields = fields;
        this.body = body;
    }

    /** Without fields and body. */
    public static ClientRequest of(String method, URI address) {
        return new ClientRequest(method, address, Map.of(), Optional.empty());
    }

    /** The same with a field, in place of those of that name in whatever case. */
    public ClientRequest with(String name, String value) {
        return with(name, List.of(value));
    }

    /** The same with the lines of a field, in place of those of that name; with no lines, without the field. */
    public ClientRequest with(String name, List<String> lines) {
        Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(fields);
        more.remove(name);
        if (!lines.isEmpty()) {
            more.put(name, List.copyOf(lines));
        }
        return new ClientRequest(method, address, Collections.unmodifiableMap(more), body);
    }

    /** The same with this body; copied. A body without octets is none. */
    public ClientRequest body(byte[] octets) {
        return new ClientRequest(
                method, address, fields, octets.length == 0 ? Optional.empty() : Optional.of(octets.clone()));
    }

    /** In the case sent. */
    public String method() {
        return method;
    }

    /** Where it goes. */
    public URI address() {
        return address;
    }

    /** The lines of each field. */
    public Map<String, List<String>> fields() {
        return fields;
    }

    /** The octets, if there are any; a copy. */
    public Optional<byte[]> body() {
        return body.map(byte[]::clone);
    }

    List<String> lines(String name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .<List<String>>map(ArrayList::new)
                .orElseGet(List::of);
    }

    boolean hasBody() {
        return body.isPresent();
    }

    /** Whether it changes nothing (RFC 9110 §9.2.1), so that a copy that somebody delivers later does no harm. A late PUT undoes what came after it. */
    boolean isSafe() {
        return List.of("GET", "HEAD", "OPTIONS", "TRACE").contains(method);
    }

    /** Neither fields nor query, which may hold secrets. */
    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + address.getRawPath();
    }
}

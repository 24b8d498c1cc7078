package org.secf.ejb.client;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.secf.client.ClientRequest;

/** Header fields as Jakarta RESTful Web Services keeps them, as values of many types, and as they are sent. */
final class HeaderLines {

    private HeaderLines() {}

    static ClientRequest of(Exchange exchange, MultivaluedMap<String, Object> headers) {
        return of(exchange.method(), exchange.address(), headers);
    }

    static ClientRequest of(String method, URI address, MultivaluedMap<String, Object> headers) {
        ClientRequest request = ClientRequest.of(method, address);
        for (Map.Entry<String, List<Object>> field : headers.entrySet()) {
            request = request.with(
                    field.getKey(),
                    field.getValue().stream().map(HeaderLines::text).toList());
        }
        return request;
    }

    /** Everything that a signature may cover is replaced by its text, so that it is sent just as it was signed. */
    static void write(ClientRequest request, MultivaluedMap<String, Object> headers) {
        for (String name : List.copyOf(headers.keySet())) {
            headers.remove(name);
        }
        request.fields().forEach((name, lines) -> headers.put(name, new ArrayList<>(lines)));
    }

    /** RESTEasy keeps the headers of an invocation for when it is invoked again; what was ours of them is taken back. */
    static void restore(ClientRequest plain, ClientRequest sent, MultivaluedMap<String, Object> headers) {
        sent.fields().forEach((name, lines) -> {
            List<String> before = plain.fields().getOrDefault(name, List.of());
            boolean isOurs = !lines.equals(before) && lines.equals(headers.get(name));
            if (isOurs && before.isEmpty()) {
                headers.remove(name);
            } else if (isOurs) {
                headers.put(name, new ArrayList<>(before));
            }
        });
    }

    @SuppressWarnings("unchecked") // The delegate is the one for the value's own class.
    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        RuntimeDelegate.@Nullable HeaderDelegate<Object> delegate = (RuntimeDelegate.HeaderDelegate<Object>)
                RuntimeDelegate.getInstance().createHeaderDelegate(value.getClass());
        return delegate == null ? value.toString() : delegate.toString(value);
    }
}

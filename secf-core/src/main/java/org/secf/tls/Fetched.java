package org.secf.tls;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What another server answered, whole and within limits. The body may hold secrets, so it is not printed. */
public final class Fetched {

    private final int status;
    private final HttpHeaders fields;
    private final byte[] body;

    Fetched(int status, HttpHeaders fields, byte[] body) {
        this.status = status;
        this.fields = fields;
        this.body = body;
    }

    /** One of those that were expected. */
    public int status() {
        return status;
    }

    /** The first field of that name. */
    public Optional<String> field(String name) {
        return fields.firstValue(name);
    }

    /** Every field of that name, in order. */
    public List<String> lines(String name) {
        return fields.allValues(name);
    }

    /** {@code Content-Type} without its parameters, in lower case. */
    public Optional<String> mediaType() {
        return field("Content-Type").map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /** The octets; a copy, which the caller may wipe. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return "Fetched[" + status + ", " + body.length + " bytes]";
    }
}

package org.secf.tls;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;

/** What another server answered, whole and within limits. The body may hold secrets, so it is not printed. */
public final class Fetched {

    private final int status;
    private final HttpHeaders fields;
    private final byte[] body;
    private final Optional<String> cipherSuite;

    Fetched(HttpResponse<byte[]> response) {
        this.status = response.statusCode();
        this.fields = response.headers();
        this.body = response.body();
        this.cipherSuite = response.sslSession().map(SSLSession::getCipherSuite);
    }

    /** One of those that were expected. */
    public int status() {
        return status;
    }

    /** What TLS negotiated, by its name in the registry of IANA; empty where the answer came by http. */
    public Optional<String> cipherSuite() {
        return cipherSuite;
    }

    /** The first field of that name. */
    public Optional<String> field(String name) {
        return fields.firstValue(name);
    }

    /** Every field of that name, in order. */
    public List<String> lines(String name) {
        return fields.allValues(name);
    }

    /** Every field, by its name in small letters. */
    public Map<String, List<String>> fields() {
        Map<String, List<String>> all = new TreeMap<>();
        fields.map().forEach((name, lines) -> all.put(name.toLowerCase(Locale.ROOT), List.copyOf(lines)));
        return all;
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

package org.secf.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.htmlunit.WebResponse;

/**
 * What a server answered last, redirects followed.
 *
 * @param url where the browser ended
 */
public record Answer(int status, String url, String body, WebResponse raw) {

    private static final Pattern CORRELATION = Pattern.compile("(?:<code>|\"correlation\":\")([0-9a-f]+)");

    static Answer of(WebResponse raw) {
        return new Answer(raw.getStatusCode(), raw.getWebRequest().getUrl().toString(), raw.getContentAsString(), raw);
    }

    /** The body as JSON. */
    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** Of a refusal, by which log and audit have its reason. */
    public String correlation() {
        return CORRELATION
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no correlation in " + status + " " + body));
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(raw.getResponseHeaderValue(name));
    }
}

package org.secf.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import org.htmlunit.WebResponse;

/**
 * What a server answered last, redirects followed.
 *
 * @param url where the browser ended
 */
public record Answer(int status, String url, String body, WebResponse raw) {

    static Answer of(WebResponse raw) {
        return new Answer(raw.getStatusCode(), raw.getWebRequest().getUrl().toString(), raw.getContentAsString(), raw);
    }

    /** The body as JSON. */
    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(raw.getResponseHeaderValue(name));
    }
}

package org.secf.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.secf.authenticators.AuthenticatorsDefinition;

/** Sends what the script of our pages sends, without a browser, so that messages can be kept, sent again, and sent by somebody else. Keeps cookies. */
public final class CeremonyClient {

    /** Of the pages of the application. */
    public static final String ORIGIN = "http://localhost:" + Site.PORT;

    private final Http http = new Http();
    private final Map<String, String> cookies;

    /** Somebody new. */
    public CeremonyClient() {
        this(Map.of());
    }

    private CeremonyClient(Map<String, String> cookies) {
        this.cookies = new TreeMap<>(cookies);
    }

    /** Whoever stole the cookies that this one has now. */
    public CeremonyClient thief() {
        return new CeremonyClient(cookies);
    }

    /** Logs in by the form. */
    public CeremonyClient logIn(User user) {
        String form = "j_username=" + user.name() + "&j_password="
                + URLEncoder.encode(user.password(), StandardCharsets.UTF_8);
        String action = AuthenticatorsDefinition.ADDRESS + AuthenticatorsDefinition.PASSWORD_ACTION;
        Http.Reply reply = send(Http.request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (reply.status() != 303) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return this;
    }

    /** Asks as a program. */
    public Http.Reply get(String address) {
        return send(Http.request(address));
    }

    /** The first message, and what the authenticator is to be asked. */
    public JsonObject begin(String purpose) {
        Http.Reply reply = post(
                purpose + "/options",
                Json.createObjectBuilder().add("target", "/authenticators/desk").build(),
                ORIGIN);
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        }
    }

    /** The second message. */
    public Http.Reply finish(String purpose, JsonObject begun, JsonObject credential) {
        return finish(purpose, begun, credential, ORIGIN);
    }

    /** The same from a page of another origin. */
    public Http.Reply finish(String purpose, JsonObject begun, JsonObject credential, String origin) {
        JsonObject message = Json.createObjectBuilder()
                .add("ceremony", begun.getString("ceremony"))
                .add("credential", credential)
                .build();
        return post(purpose + "/finish", message, origin);
    }

    private Http.Reply post(String path, JsonObject message, String origin) {
        return send(Http.request(AuthenticatorsDefinition.ADDRESS + "/webauthn/" + path)
                .header("Content-Type", "application/json")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(message.toString())));
    }

    private Http.Reply send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        Http.Reply reply = http.send(request);
        reply.header("Set-Cookie").forEach(this::keep);
        return reply;
    }

    private void keep(String field) {
        String[] pair = field.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}

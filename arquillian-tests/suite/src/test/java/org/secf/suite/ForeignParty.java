package org.secf.suite;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.secf.client.ClientRequest;
import org.secf.server.Http;
import org.secf.server.KeyFile;
import org.secf.signature.SignatureFields;

/**
 * A key in the hands of a library that is not ours.
 *
 * @param origin where its program is asked
 * @param algorithm as RFC 9421 calls it
 * @param signing in PEM, or a secret in base 64
 * @param verifying the same secret, or the other half
 */
record ForeignParty(String origin, String keyId, String algorithm, String signing, String verifying) {

    /** Of its own signatures. */
    static final String LABEL = "theirs";

    /** A message as its program is told it. */
    record Told(JsonObject json) {

        static Told request(String method, String address, Map<String, List<String>> fields) {
            return new Told(Json.createObjectBuilder()
                    .add("method", method)
                    .add("url", address)
                    .add("fields", pairs(fields))
                    .build());
        }

        static Told request(ClientRequest request) {
            return request(request.method(), request.address().toString(), request.fields());
        }

        /** What answers a request. */
        static Told response(int status, Map<String, List<String>> fields, Told request) {
            return new Told(Json.createObjectBuilder()
                    .add("status", status)
                    .add("fields", pairs(fields))
                    .add("request", request.json())
                    .build());
        }

        private static JsonArrayBuilder pairs(Map<String, List<String>> fields) {
            JsonArrayBuilder pairs = Json.createArrayBuilder();
            fields.forEach((name, lines) -> lines.forEach(line -> pairs.add(
                    Json.createArrayBuilder().add(name.toLowerCase(Locale.ROOT)).add(line))));
            return pairs;
        }
    }

    static ForeignParty of(NpmPeer peer, String keyId, String algorithm, KeyPair pair) {
        return new ForeignParty(
                peer.origin(),
                keyId,
                algorithm,
                KeyFile.pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                KeyFile.pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }

    static ForeignParty sharing(NpmPeer peer, String keyId, byte[] secret) {
        String text = Base64.getEncoder().encodeToString(secret);
        return new ForeignParty(peer.origin(), keyId, "hmac-sha256", text, text);
    }

    /** Now, with a nonce. */
    SignatureFields sign(Told message, List<String> components) {
        return sign(message, components, Json.createObjectBuilder());
    }

    /** The same with more parameters. */
    SignatureFields sign(Told message, List<String> components, JsonObjectBuilder more) {
        JsonObjectBuilder parameters = Json.createObjectBuilder()
                .add("created", Clock.systemUTC().instant().getEpochSecond())
                .add("nonce", UUID.randomUUID().toString())
                .add("keyid", keyId)
                .addAll(more);
        JsonObject made = asked(
                "/sign",
                message,
                components,
                Json.createObjectBuilder()
                        .add("key", signing)
                        .add("label", LABEL)
                        .add("parameters", parameters));
        return new SignatureFields(made.getString("signatureInput"), made.getString("signature"));
    }

    /** Why it refuses the signature of that label, which has to cover these, and to be of the last minute; empty where it does not. */
    Optional<String> refusal(Told message, String label, List<String> components) {
        JsonObject told = asked(
                "/verify",
                message,
                components,
                Json.createObjectBuilder().add("key", verifying).add("label", label));
        return told.isNull("refusal") ? Optional.empty() : Optional.of(told.getString("refusal"));
    }

    private JsonObject asked(String path, Told message, List<String> components, JsonObjectBuilder question) {
        JsonObject all = question.add("message", message.json())
                .add("components", Json.createArrayBuilder(components))
                .add("algorithm", algorithm)
                .build();
        Http.Reply reply =
                new Http().send(Http.request(origin + path).POST(HttpRequest.BodyPublishers.ofString(all.toString())));
        if (reply.status() != 200) {
            throw new AssertionError(reply.body());
        }
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        }
    }
}

package org.secf.webauthn.ceremony;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.function.Function;
import org.secf.keys.Base64Url;
import org.secf.verdict.Verdict;

/** Reads the members of a credential in JSON. */
record AnswerReader(JsonObject credential) {

    private static final String TYPE = "public-key";

    /** What ends the reading; without what came. */
    private static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1;

        Malformed(String expected) {
            super(expected, null, false, false);
        }
    }

    <T> Verdict<T> read(Function<AnswerReader, T> reading) {
        try {
            return Verdict.accepted(reading.apply(this));
        } catch (Malformed e) {
            return Verdict.rejected(
                    WebAuthnReason.MALFORMED_MESSAGE, String.valueOf(e.getMessage()), "none, or something else");
        }
    }

    /** The credential's id, which stands there twice. */
    String id() {
        String id = member(credential, "rawId");
        if (!id.equals(member(credential, "id")) || !TYPE.equals(text(credential, "type"))) {
            throw new Malformed("a credential of type " + TYPE + " with one id");
        }
        return id;
    }

    /** A member of the response. */
    String octets(String name) {
        return member(response(), name);
    }

    /** The same; empty where it is missing or null. */
    Optional<String> optional(String name) {
        JsonObject response = response();
        boolean isMissing = !response.containsKey(name)
                || response.isNull(name)
                || text(response, name).isEmpty();
        return isMissing ? Optional.empty() : Optional.of(member(response, name));
    }

    private JsonObject response() {
        if (credential.get("response") instanceof JsonObject response) {
            return response;
        }
        throw new Malformed("an object response");
    }

    private static String member(JsonObject object, String name) {
        String text = text(object, name);
        if (text.isEmpty() || Base64Url.decode(text).isEmpty()) {
            throw new Malformed(name + " in base64url");
        }
        return text;
    }

    private static String text(JsonObject object, String name) {
        if (object.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw new Malformed("a text " + name);
    }
}

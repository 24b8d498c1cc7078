package org.secf.keys;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.Optional;

/** The members of a JSON object that is to be a key. */
record JwkMembers(JsonObject json) {

    Optional<String> text(String name) throws RefusedJwk {
        JsonValue value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonString text && !text.getString().isEmpty()) {
            return Optional.of(text.getString());
        }
        throw malformed(name, "a text that is not empty");
    }

    String required(String name) throws RefusedJwk {
        return text(name).orElseThrow(() -> new RefusedJwk(JwkReason.MEMBER_MISSING, "the member " + name, "none"));
    }

    byte[] octets(String name) throws RefusedJwk {
        return Base64Url.decode(required(name))
                .orElseThrow(() -> malformed(name, "base64url without padding, in its one spelling"));
    }

    byte[] octets(String name, int length) throws RefusedJwk {
        byte[] octets = octets(name);
        if (octets.length != length) {
            throw malformed(name, length + " octets");
        }
        return octets;
    }

    /** A number in the fewest octets (RFC 7518 §2). */
    BigInteger number(String name) throws RefusedJwk {
        byte[] octets = octets(name);
        if (octets[0] == 0) {
            throw malformed(name, "a number above zero without leading zero octets");
        }
        return new BigInteger(1, octets);
    }

    private static RefusedJwk malformed(String name, String expected) {
        return new RefusedJwk(JwkReason.MEMBER_MALFORMED, name + " as " + expected, "another");
    }
}

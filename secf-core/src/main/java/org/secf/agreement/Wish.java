package org.secf.agreement;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.secf.keys.Base64Url;
import org.secf.verdict.Verdict;

/**
 * What a client asks for; only the server reads it where the mode is sealed.
 *
 * @param nonce 256 random bits, base64url
 * @param lifetime of the association, in whole seconds
 * @param signature over {@link #signed}, base64url
 */
record Wish(String nonce, Duration lifetime, Optional<String> signature) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final int NONCE_OCTETS = 32;
    private static final int LONGEST_SIGNATURE = 1024;

    /** What a client signs: this agreement and no other, with this key of its own and this server. */
    byte[] signed(byte[] info, byte[] encapsulation) {
        return new Canonical("SECF-AGREEMENT-CLIENT-1")
                .part(info)
                .part(encapsulation)
                .part(nonce)
                .part(lifetime.toSeconds())
                .octets();
    }

    Wish with(String newSignature) {
        return new Wish(nonce, lifetime, Optional.of(newSignature));
    }

    byte[] toJson() {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("nonce", nonce).add("lifetime", lifetime.toSeconds());
        signature.ifPresent(value -> json.add("signature", value));
        return json.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    static Verdict<Wish> read(byte[] message) {
        try {
            Members members = Message.read(message);
            Wish wish = new Wish(
                    Base64Url.encode(members.octets("nonce", NONCE_OCTETS, NONCE_OCTETS)),
                    Duration.ofSeconds(members.number("lifetime")),
                    members.optionalOctets("signature", 1, LONGEST_SIGNATURE).map(Base64Url::encode));
            members.requireNoMore();
            return Verdict.accepted(wish);
        } catch (MalformedMessage malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }
}

package org.secf.jwt;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.secf.keys.Base64Url;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.VerificationKey;
import org.secf.verdict.Verdict;

/** A token in the compact form (RFC 7515 §7.1) as somebody sent it: taken apart, and nothing of it believed. */
public final class CompactJwt {

    private static final int PARTS_OF_ENCRYPTED = 5;
    private static final int DOTS = 2;

    private final JsonObject header;
    private final byte[] claims;
    private final byte[] signed;
    private final byte[] signature;

    private CompactJwt(JsonObject header, byte[] claims, byte[] signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /**
     * Takes a token apart; refused with a {@link JwtReason}.
     *
     * @param text from anybody
     * @param maxLength the most characters
     */
    public static Verdict<CompactJwt> parse(String text, int maxLength) {
        return parse(text, maxLength, Headers::parsed);
    }

    /**
     * The same.
     *
     * @param headers reads what stands before the first dot
     */
    static Verdict<CompactJwt> parse(String text, int maxLength, Function<String, Verdict<JsonObject>> headers) {
        if (text.length() > maxLength) {
            return Verdict.rejected(JwtReason.JWT_TOO_LONG, "at most " + maxLength + " characters", text.length() + "");
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        long dots = text.chars().filter(c -> c == '.').count();
        if (dots == PARTS_OF_ENCRYPTED - 1) {
            return Verdict.rejected(JwtReason.JWT_ENCRYPTED, "a token that is signed only", "an encrypted one");
        }
        if (dots != DOTS) {
            return malformed(dots + " dots");
        }
        Optional<byte[]> claims = Base64Url.decode(text.substring(first + 1, second));
        Optional<byte[]> signature = Base64Url.decode(text.substring(second + 1));
        if (claims.isEmpty() || signature.isEmpty()) {
            return malformed("another spelling");
        }
        byte[] signed = text.substring(0, second).getBytes(StandardCharsets.US_ASCII);
        return headers.apply(text.substring(0, first))
                .map(header -> new CompactJwt(header, claims.get(), signed, signature.get()));
    }

    static <T> Verdict<T> malformed(String received) {
        return Verdict.rejected(
                JwtReason.JWT_MALFORMED, "three parts in base64url, each in its one spelling", received);
    }

    /** The members of the header, each once. */
    public JsonObject header() {
        return header;
    }

    /** A member of the header that is a text. */
    public Optional<String> text(String name) {
        return header.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** What it says, from whomever: to show, or to choose who shall judge it; never to act on. Empty where it cannot be read. */
    public Optional<JsonObject> unverifiedClaims() {
        return StrictJson.object(claims);
    }

    /** What stands between the dots, from whomever. */
    byte[] content() {
        return claims;
    }

    /** Whether the other half of that key signed it. */
    public boolean isSignedBy(VerificationKey key, SignatureAlgorithm algorithm) {
        return key.proves(algorithm, signature, signed);
    }

    /** Without its content, which is a credential. */
    @Override
    public String toString() {
        return "a token with the header members " + header.keySet();
    }
}

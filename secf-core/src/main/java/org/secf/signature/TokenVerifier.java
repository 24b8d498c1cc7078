package org.secf.signature;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.Base64Url;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Verifies tokens in the compact form (RFC 7515 §7.1). The key says what algorithm it is for, and the token has to agree; it can bring neither a key nor a
 * place to look for one.
 *
 * @param type of the tokens that are taken
 * @param keys of those who are believed
 */
public record TokenVerifier(String type, SignatureKeys keys) {

    private static final int LONGEST = 8192;
    private static final int PARTS = 3;
    private static final Set<String> PARAMETERS = Set.of("alg", "kid", "typ");
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    /** Of the token, before anybody believes it. */
    private record Header(String algorithm, String keyId, String type) {}

    /** What somebody sent: what is signed, and its parts in base64url. */
    private record Sent(String content, String claims, String signature, Header header) {}

    /** Rejected with a {@link TokenReason}, or with {@link SignatureReason#KEYS_FAILED}. */
    public Verdict<VerifiedToken> verify(String compact) {
        return read(compact).then(this::prove);
    }

    private static Verdict<Sent> read(String compact) {
        if (compact.length() > LONGEST) {
            return Verdict.rejected(
                    TokenReason.TOKEN_TOO_LONG, "at most " + LONGEST + " characters", compact.length() + "");
        }
        String[] parts = compact.split("\\.", -1);
        boolean isEncoded =
                Arrays.stream(parts).allMatch(part -> Base64Url.decode(part).isPresent());
        if (parts.length != PARTS || !isEncoded) {
            return Verdict.rejected(
                    TokenReason.MALFORMED_TOKEN, "three parts in base64url, in its one spelling", "another text");
        }
        return object(parts[0])
                .map(json ->
                        header(json).map(header -> new Sent(parts[0] + "." + parts[1], parts[1], parts[2], header)))
                .orElseGet(() -> Verdict.rejected(
                        TokenReason.MALFORMED_TOKEN, "a header that is a JSON object, each member once", "another"));
    }

    private static Verdict<Header> header(JsonObject json) {
        boolean isTexts = json.values().stream().allMatch(JsonString.class::isInstance);
        return json.keySet().equals(PARAMETERS) && isTexts
                ? Verdict.accepted(new Header(json.getString("alg"), json.getString("kid"), json.getString("typ")))
                : Verdict.rejected(
                        TokenReason.UNEXPECTED_PARAMETER,
                        "the texts " + PARAMETERS + " and nothing else",
                        json.keySet().toString());
    }

    private Verdict<VerifiedToken> prove(Sent sent) {
        Header header = sent.header;
        if (!type.equals(header.type)) {
            return Verdict.rejected(TokenReason.WRONG_TOKEN_TYPE, type, header.type);
        }
        try {
            return SignatureKeys.firstOf(
                    keys.candidates(header.keyId),
                    key -> algorithm(header, key).then(algorithm -> proved(sent, key, algorithm)),
                    () -> new Rejection(
                            TokenReason.UNKNOWN_TOKEN_KEY, "a key of somebody who is believed", header.keyId));
        } catch (RuntimeException e) {
            return Verdict.rejected(
                    SignatureReason.KEYS_FAILED,
                    "an answer of " + keys.getClass().getName(),
                    e.toString());
        }
    }

    private static Verdict<SignatureAlgorithm> algorithm(Header header, VerificationKey key) {
        return SignatureAlgorithm.ofJose(header.algorithm)
                .filter(key.algorithms()::contains)
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        TokenReason.WRONG_TOKEN_ALGORITHM,
                        "one of " + key.algorithms() + " of the " + key,
                        header.algorithm));
    }

    private static Verdict<VerifiedToken> proved(Sent sent, VerificationKey key, SignatureAlgorithm algorithm) {
        byte[] signature = Base64Url.decode(sent.signature).orElseThrow();
        if (!key.proves(algorithm, signature, sent.content.getBytes(StandardCharsets.US_ASCII))) {
            return Verdict.rejected(TokenReason.WRONG_TOKEN_SIGNATURE, "a signature by the " + key, "another");
        }
        return object(sent.claims)
                .map(claims -> Verdict.accepted(new VerifiedToken(claims, sent.header.keyId, key)))
                .orElseGet(() -> Verdict.rejected(
                        TokenReason.MALFORMED_CLAIMS, "a JSON object, each member once", "something else"));
    }

    private static Optional<JsonObject> object(String part) {
        byte[] json = Base64Url.decode(part).orElseThrow();
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
                JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(json), StandardCharsets.UTF_8)) {
            JsonObject object = reader.readObject();
            // A reader stops at the end of its object and sees no more.
            parser.next();
            parser.skipObject();
            return parser.hasNext() ? Optional.empty() : Optional.of(object);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }
}

package org.secf.keys;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.verdict.Verdict;

/** Reads public keys that others wrote. */
final class JwkReader {

    private static final int LONGEST = 16 * 1024;
    private static final int SHA256_OCTETS = 32;

    /** Of RSA, elliptic curves and shared secrets (RFC 7518 §6), and of the signatures of RFC 9964. */
    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private JwkReader() {}

    static Verdict<Jwk> read(String text) {
        String expected = "one JSON object of at most " + LONGEST + " characters, each member once";
        if (text.length() > LONGEST) {
            return Verdict.rejected(JwkReason.NOT_A_JWK, expected, text.length() + " characters");
        }
        return parse(text)
                .map(JwkReader::read)
                .orElseGet(() -> Verdict.rejected(JwkReason.NOT_A_JWK, expected, "something else"));
    }

    /** Hostile texts make a parser fail in several ways, not all of which it declares; each means the same. */
    private static Optional<JsonObject> parse(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return endsWithObject(text) ? Optional.of(json) : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A reader stops at the end of its object and sees no more. */
    private static boolean endsWithObject(String text) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            parser.next();
            parser.skipObject();
            return !parser.hasNext();
        }
    }

    static Verdict<Jwk> read(JsonObject json) {
        Optional<String> secret = PRIVATE.stream().filter(json::containsKey).findFirst();
        if (secret.isPresent()) {
            return Verdict.rejected(JwkReason.PRIVATE_MEMBER, "a public key", "one with the member " + secret.get());
        }
        try {
            JwkMembers members = new JwkMembers(json);
            PublicKey key = PublicKeyReader.read(members);
            if (members.text("x5t#S256").isPresent()) {
                members.octets("x5t#S256", SHA256_OCTETS);
            }
            return Verdict.accepted(new Jwk(
                    key, members.text("kid"), use(members, key), members.text("alg"), members.text("x5t#S256")));
        } catch (RefusedJwk refused) {
            return Verdict.rejected(refused.rejection());
        }
    }

    private static Optional<JwkUse> use(JwkMembers members, PublicKey key) throws RefusedJwk {
        Optional<String> name = members.text("use");
        Optional<JwkUse> use = name.flatMap(JwkUse::named).filter(found -> Jwk.isFor(key, found));
        if (name.isPresent() && use.isEmpty()) {
            throw new RefusedJwk(JwkReason.KEY_USE, "sig or enc, as the key is", name.get());
        }
        return use;
    }
}

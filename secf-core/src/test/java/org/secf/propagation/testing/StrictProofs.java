package org.secf.propagation.testing;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.secf.keys.Jwk;
import org.secf.verdict.Verdicts;

/** A server's judgement of proofs (RFC 9449 §4.3), stricter than the standard: by ES256 alone, without a member too many. Written against nothing of ours but keys. */
public final class StrictProofs {

    private static final Set<String> HEADER = Set.of("typ", "alg", "jwk");
    private static final Set<String> KEY = Set.of("kty", "crv", "x", "y");

    /** What has to stand in each proof, and is told with each answer; none where that is nothing. */
    public volatile Optional<String> nonce = Optional.empty();

    /** Of the key of the last right proof. */
    public volatile String thumbprint = "";

    private final Set<String> identifiers = ConcurrentHashMap.newKeySet();
    private final Clock clock;

    public StrictProofs(Clock clock) {
        this.clock = clock;
    }

    /** What is wrong with the proof of a request, as an error of the standard; empty where nothing is. */
    public String error(HttpExchange exchange, URI address, Optional<String> token) {
        List<String> lines = exchange.getRequestHeaders().getOrDefault("DPoP", List.of());
        nonce.ifPresent(text -> exchange.getResponseHeaders().add("DPoP-Nonce", text));
        return error(lines, exchange.getRequestMethod() + " " + address, token);
    }

    /**
     * The same.
     *
     * @param asked method and address
     */
    public String error(List<String> lines, String asked, Optional<String> token) {
        String[] parts = lines.size() == 1 ? lines.get(0).split("\\.", -1) : new String[0];
        if (parts.length != 3 || !isRight(parts, asked, token)) {
            return "invalid_dpop_proof";
        }
        JsonObject claims = json(parts[1]);
        if (nonce.isPresent() && !nonce.get().equals(claims.getString("nonce", ""))) {
            return "use_dpop_nonce";
        }
        thumbprint = key(json(parts[0])).thumbprint();
        return "";
    }

    private boolean isRight(String[] parts, String asked, Optional<String> token) {
        JsonObject header = json(parts[0]);
        JsonObject claims = json(parts[1]);
        Set<String> expected = new HashSet<>(Set.of("jti", "htm", "htu", "iat"));
        token.ifPresent(one -> expected.add("ath"));
        Set<String> members = new HashSet<>(claims.keySet());
        members.remove("nonce");
        boolean isNamed = header.keySet().equals(HEADER)
                && header.getString("typ").equals("dpop+jwt")
                && header.getString("alg").equals("ES256")
                && header.getJsonObject("jwk").keySet().equals(KEY)
                && members.equals(expected);
        return isNamed
                && isSigned(parts, key(header).key())
                && (claims.getString("htm") + " " + claims.getString("htu")).equals(asked)
                && Math.abs(claims.getJsonNumber("iat").longValueExact()
                                - clock.instant().getEpochSecond())
                        <= 5
                && token.map(StrictProofs::digest)
                        .map(claims.getString("ath", "")::equals)
                        .orElse(true)
                && claims.getString("jti").length() >= 22
                && identifiers.add(claims.getString("jti"));
    }

    private static Jwk key(JsonObject header) {
        return Verdicts.value(Jwk.read(header.getJsonObject("jwk")));
    }

    private static boolean isSigned(String[] parts, PublicKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String digest(String token) {
        try {
            byte[] octets = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject json(String part) {
        try (JsonReader reader = Json.createReader(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(part)))) {
            return reader.readObject();
        }
    }
}

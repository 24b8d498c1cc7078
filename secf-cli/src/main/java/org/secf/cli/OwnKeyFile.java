package org.secf.cli;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secf.jwt.StrictJson;
import org.secf.keys.Jwk;
import org.secf.keys.PemFile;

/**
 * A private key of ours from a file.
 *
 * @param pair both halves, which belong together
 * @param half what the file says of the public one
 */
record OwnKeyFile(KeyPair pair, Jwk half) {

    /** Reads a JSON Web Key, the one of a set that is meant, or PEM; from a file that only its owner may read. */
    static OwnKeyFile read(TokenGiven given) throws UnusableException {
        byte[] octets = given.secretFile(TokenOption.OWN_KEY);
        try {
            Optional<JsonObject> json = StrictJson.object(octets);
            return json.isPresent()
                    ? new PrivateJwk(chosen(json.get(), given.find(TokenOption.KEYID))).read()
                    : pem(PemFile.text(octets));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableException("--key: " + e.getMessage(), e);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /**
     * Halves that belong together.
     *
     * @throws IllegalArgumentException where they do not
     */
    static OwnKeyFile of(KeyPair pair, Jwk half) throws GeneralSecurityException {
        if (!PublicHalf.isPair(pair)) {
            throw new IllegalArgumentException("the private half is not that of the public one");
        }
        return new OwnKeyFile(pair, half);
    }

    private static OwnKeyFile pem(String text) throws GeneralSecurityException {
        PrivateKey key = PemFile.privateKey(text);
        PublicKey half = PublicHalf.of(key);
        return of(
                new KeyPair(half, key),
                new Jwk(half, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static JsonObject chosen(JsonObject json, Optional<String> keyId) {
        if (!json.containsKey("keys")) {
            return json;
        }
        List<JsonObject> all = json.get("keys") instanceof JsonArray members
                ? members.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .filter(one -> keyId.map(id -> id.equals(one.getString("kid", "")))
                                .orElse(true))
                        .toList()
                : List.of();
        if (all.size() != 1) {
            throw new IllegalArgumentException(
                    "expected a set with one key, or --keyid to choose it, found " + all.size());
        }
        return all.get(0);
    }

    /** What the other side calls it. */
    String name(TokenGiven given) {
        return given.find(TokenOption.KEYID).or(half::keyId).orElseGet(half::thumbprint);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "private key " + half.thumbprint();
    }
}

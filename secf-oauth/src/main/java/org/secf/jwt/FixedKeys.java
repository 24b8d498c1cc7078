package org.secf.jwt;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secf.keys.Jwk;
import org.secf.keys.PemFile;
import org.secf.signature.VerificationKey;

/** Keys that stay until the next deployment: a JSON Web Key Set, one JSON Web Key, or PEM. */
public final class FixedKeys implements JwtKeys {

    private static final Pattern PEM_KEY =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final List<String> TYPES = List.of("RSA", "EC", "Ed25519");

    private final Map<String, VerificationKey> named;
    private final List<VerificationKey> unnamed;

    private FixedKeys(Map<String, VerificationKey> named, List<VerificationKey> unnamed) {
        this.named = named;
        this.unnamed = unnamed;
    }

    /**
     * Reads keys; those of a set that are not for verifying tokens are passed over (RFC 7517 §5).
     *
     * @param octets a JSON Web Key Set or Key, PEM with {@code PUBLIC KEY}, or PEM with certificates
     * @param fitness which are taken
     * @throws IllegalArgumentException when it is none of these, two keys have one name, or none is left
     */
    public static FixedKeys read(byte[] octets, KeyFitness fitness) {
        Map<String, VerificationKey> named = new LinkedHashMap<>();
        List<VerificationKey> unnamed = new ArrayList<>();
        for (Jwk jwk : keys(octets)) {
            Optional<VerificationKey> key = fitness.of(jwk);
            if (key.isPresent() && jwk.keyId().isEmpty()) {
                unnamed.add(key.get());
            } else if (key.isPresent() && named.put(jwk.keyId().orElseThrow(), key.get()) != null) {
                throw new IllegalArgumentException(
                        "two keys have the name " + jwk.keyId().get());
            }
        }
        if (named.isEmpty() && unnamed.isEmpty()) {
            throw new IllegalArgumentException("no key in it verifies signatures by one of " + fitness.algorithms());
        }
        return new FixedKeys(named, List.copyOf(unnamed));
    }

    /** A key without a name serves for any: whoever named no key here trusts it alone. */
    @Override
    public List<VerificationKey> candidates(Optional<String> keyId) {
        if (keyId.isEmpty()) {
            List<VerificationKey> all = new ArrayList<>(named.values());
            all.addAll(unnamed);
            return all;
        }
        VerificationKey key = named.get(keyId.get());
        return key == null ? unnamed : List.of(key);
    }

    /**
     * The public keys in a file, whatever they are for; those of a set that cannot be read are passed over (RFC 7517 §5).
     *
     * @param octets a JSON Web Key Set or Key, PEM with {@code PUBLIC KEY}, or PEM with certificates
     * @throws IllegalArgumentException when it is none of these
     */
    public static List<Jwk> keys(byte[] octets) {
        Optional<JsonObject> json = StrictJson.object(octets);
        if (json.isEmpty()) {
            return pem(PemFile.text(octets));
        }
        if (!json.get().containsKey("keys")) {
            Jwk only = Jwk.read(json.get()).fold(jwk -> jwk, rejection -> {
                throw new IllegalArgumentException(rejection.reason().name() + ": " + rejection.detail());
            });
            return List.of(only);
        }
        List<Jwk> found = new ArrayList<>();
        if (!(json.get().get("keys") instanceof JsonArray members)) {
            throw new IllegalArgumentException("expected keys as a list of JSON Web Keys");
        }
        for (JsonValue member : members) {
            if (member instanceof JsonObject one) {
                Jwk.read(one)
                        .fold(Optional::of, rejection -> Optional.<Jwk>empty())
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static List<Jwk> pem(String text) {
        List<PublicKey> found = new ArrayList<>();
        try {
            Matcher blocks = PEM_KEY.matcher(text);
            while (blocks.find()) {
                byte[] encoded = blocks.group(1).getBytes(StandardCharsets.US_ASCII);
                found.add(publicKey(Base64.getMimeDecoder().decode(encoded)));
            }
            if (found.isEmpty()) {
                PemFile.certificates(text).forEach(certificate -> found.add(certificate.getPublicKey()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "expected a JSON Web Key Set, or PEM with PUBLIC KEY or CERTIFICATE: " + e.getMessage(), e);
        }
        return found.stream()
                .map(key -> new Jwk(key, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .toList();
    }

    private static PublicKey publicKey(byte[] der) throws GeneralSecurityException {
        for (String type : TYPES) {
            try {
                return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(der));
            } catch (InvalidKeySpecException anotherType) {
                // The next one is tried.
            }
        }
        throw new InvalidKeySpecException("expected a key of type " + String.join(", ", TYPES));
    }
}

package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.List;
import java.util.Map;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;

/** A JSON Web Key with its private members (RFC 7518 §6.2.2, §6.3.2, RFC 8037 §2). No text quotes one. */
record PrivateJwk(JsonObject json) {

    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    /**
     * The pair.
     *
     * @throws IllegalArgumentException where it is no such key, or too short
     */
    OwnKeyFile read() throws GeneralSecurityException {
        JsonObjectBuilder known = BUILDERS.createObjectBuilder();
        json.forEach((name, value) -> {
            if (!PRIVATE.contains(name)) {
                known.add(name, value);
            }
        });
        Jwk half = Jwk.read(known.build()).fold(jwk -> jwk, rejection -> {
            throw new IllegalArgumentException(rejection.reason().name() + ": " + rejection.detail());
        });
        return OwnKeyFile.of(new KeyPair(half.key(), privateKey(half)), half);
    }

    private PrivateKey privateKey(Jwk half) throws GeneralSecurityException {
        if (half.key() instanceof RSAPublicKey rsa) {
            return KeyFactory.getInstance("RSA").generatePrivate(rsa(rsa));
        }
        if (half.key() instanceof ECPublicKey ec) {
            return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number("d"), ec.getParams()));
        }
        if (half.key() instanceof EdECPublicKey) {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, octets("d")));
        }
        throw new IllegalArgumentException("expected a private key of kind RSA, EC or Ed25519");
    }

    private KeySpec rsa(RSAPublicKey known) {
        if (json.containsKey("oth")) {
            throw new IllegalArgumentException("expected an RSA key of two primes");
        }
        return json.containsKey("p")
                ? new RSAPrivateCrtKeySpec(
                        known.getModulus(),
                        known.getPublicExponent(),
                        number("d"),
                        number("p"),
                        number("q"),
                        number("dp"),
                        number("dq"),
                        number("qi"))
                : new RSAPrivateKeySpec(known.getModulus(), number("d"));
    }

    private BigInteger number(String name) {
        return new BigInteger(1, octets(name));
    }

    private byte[] octets(String name) {
        if (json.get(name) instanceof JsonString text) {
            return Base64Url.decode(text.getString())
                    .orElseThrow(() -> new IllegalArgumentException("expected the member " + name + " in base64url"));
        }
        throw new IllegalArgumentException("expected a private key, found none: the member " + name + " is missing");
    }
}

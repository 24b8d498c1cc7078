package org.secf.openid.provider;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.jwt.StrictJson;
import org.secf.keys.Jwk;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealRecipient;
import org.secf.signature.SigningKey;
import org.secf.signature.TokenSigner;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/**
 * A request as a token that our key signs (RFC 9101 §4), and that is then encrypted to the provider where that is wanted: nobody on the way can change it.
 *
 * @param access who asks whom
 * @param policy how
 * @param metadata of the provider
 */
record RequestObject(ProviderAccess access, RequestPolicy policy, ProviderMetadata metadata) {

    /** The type of such tokens, so that none is taken for one of another purpose (RFC 9101 §10.8). */
    static final String TYPE = "oauth-authz-req+jwt";

    /** The provider's may be slower than ours. */
    private static final Duration SLOW_CLOCK = Duration.ofSeconds(10);

    private static final TokenSigner SIGNER = new TokenSigner(TYPE);
    private static final SealHeader NESTED = new SealHeader("JWT", Optional.of("JWT"), Map.of());
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** The token; rejected with a {@link ProviderReason} where no key of ours signs, or none of the provider's encrypts. */
    Verdict<String> of(Map<String, String> parameters) {
        return key().then(key -> SIGNER.sign(key, claims(parameters)))
                .then(signed -> policy.encrypt()
                        .map(seal -> encrypted(signed, seal))
                        .orElseGet(() -> Verdict.accepted(signed)));
    }

    private Verdict<SigningKey> key() {
        Optional<Set<String>> announced = metadata.features().list(ProviderFeatures.REQUEST_ALGORITHMS);
        return access.client()
                .signing()
                .map(keys -> keys.current(announced))
                .orElseGet(() -> Verdict.rejected(
                        ProviderReason.NO_SIGNING_KEY, "a key set that signs requests", "none is configured"));
    }

    private JsonObject claims(Map<String, String> parameters) {
        Instant now = access.clock().instant();
        JsonObjectBuilder claims = JSON.createObjectBuilder();
        parameters.forEach((name, value) -> add(claims, name, value));
        return claims.add("iss", access.client().clientId())
                .add("aud", metadata.issuer())
                .add("jti", RandomText.secret(access.random()))
                .add("iat", now.getEpochSecond())
                .add("nbf", now.minus(SLOW_CLOCK).getEpochSecond())
                .add("exp", now.plus(policy.lifetime()).getEpochSecond())
                .build();
    }

    /** Numbers and objects are that here, and not texts (Core §6.1). */
    private static void add(JsonObjectBuilder claims, String name, String value) {
        if (name.equals("max_age")) {
            claims.add(name, Long.parseLong(value));
        } else if (name.equals("claims")) {
            claims.add(
                    name,
                    StrictJson.object(value.getBytes(StandardCharsets.UTF_8))
                            .orElseThrow(() -> new IllegalArgumentException("claims: expected a JSON object")));
        } else {
            claims.add(name, value);
        }
    }

    private Verdict<String> encrypted(String signed, PayloadSeal seal) {
        return access.provider().encryptionKeys().stream()
                .flatMap(key -> recipient(key).stream())
                .findFirst()
                .map(to -> Verdict.accepted(seal.seal(to, NESTED, signed.getBytes(StandardCharsets.US_ASCII))))
                .orElseGet(() -> Verdict.rejected(
                        ProviderReason.NO_ENCRYPTION_KEY,
                        "a published key for RSA-OAEP-256 or ECDH-ES on P-256 by which the provider takes "
                                + SealPolicy.ENCRYPTION,
                        "none"));
    }

    private Optional<SealRecipient> recipient(Jwk key) {
        boolean takesContent = isTaken(ProviderFeatures.REQUEST_CONTENT_ENCRYPTION, SealPolicy.ENCRYPTION);
        return key.algorithm()
                .map(SealAlgorithm::named)
                .orElseGet(() -> usual(key))
                .filter(algorithm -> takesContent
                        && algorithm != SealAlgorithm.DIR
                        && algorithm.isFor(key.key())
                        && isTaken(ProviderFeatures.REQUEST_ENCRYPTION, algorithm.joseName()))
                .map(algorithm -> new SealRecipient(key.key(), key.keyId().orElseGet(key::thumbprint), algorithm));
    }

    /** Of those that its kind of key can, the one that the provider takes. */
    private Optional<SealAlgorithm> usual(Jwk key) {
        return SealAlgorithm.usualOf(key.key())
                .filter(algorithm -> isTaken(ProviderFeatures.REQUEST_ENCRYPTION, algorithm.joseName()))
                .or(() -> Optional.of(SealAlgorithm.ECDH_ES));
    }

    private boolean isTaken(String list, String name) {
        return metadata.features().list(list).map(names -> names.contains(name)).orElse(true);
    }
}

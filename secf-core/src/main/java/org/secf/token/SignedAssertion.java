package org.secf.token;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.signature.SigningKey;
import org.secf.signature.TokenSigner;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/**
 * By a token that a key of ours signs: {@code private_key_jwt} (RFC 7523 §2.2, OpenID Connect Core §9). Each is good once, for a minute, and for one server: its
 * audience is the issuer's identifier and nothing else (draft-ietf-oauth-rfc7523bis §4), so that no other server can use it.
 *
 * @param client identifier
 * @param audience the server's issuer identifier
 * @param key that signs now; rejected where there is none
 */
public record SignedAssertion(
        String client, String audience, Supplier<Verdict<SigningKey>> key, Clock clock, SecureRandom random)
        implements ClientAuthentication {

    /** The type of such tokens, so that none is taken for one of another purpose. */
    public static final String TYPE = "client-authentication+jwt";

    private static final String FORM = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final TokenSigner SIGNER = new TokenSigner(TYPE);
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Override
    public Verdict<ProvedForm> prove(TokenForm form) {
        return key.get()
                .then(signing -> SIGNER.sign(signing, claims()))
                .map(assertion -> new ProvedForm(
                        form.naming(client).with("client_assertion_type", FORM).with("client_assertion", assertion),
                        Optional.empty()));
    }

    private JsonObject claims() {
        Instant now = clock.instant();
        return JSON.createObjectBuilder()
                .add("iss", client)
                .add("sub", client)
                .add("aud", audience)
                .add("jti", RandomText.secret(random))
                .add("iat", now.getEpochSecond())
                .add("exp", now.plus(LIFETIME).getEpochSecond())
                .build();
    }

    @Override
    public String toString() {
        return client + " by private_key_jwt";
    }
}

package org.secf.token;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.keys.Secret;
import org.secf.signature.SigningKey;
import org.secf.signature.TokenSigner;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/** A key of ours that tokens are bound to, proved by a token of its own for each request (RFC 9449 §4.2). Safe for many threads. */
public final class BindingKey {

    /** The field of a proof. */
    public static final String FIELD = "DPoP";

    /** The field by which servers tell what their next proof has to say (§8). */
    public static final String NONCE_FIELD = "DPoP-Nonce";

    /** How tokens are used that are bound to a key: their {@code token_type}, and the scheme of {@code Authorization} (§5, §7.1). */
    public static final String SCHEME = "DPoP";

    private static final TokenSigner SIGNER = new TokenSigner("dpop+jwt");
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final SigningKey signing;
    private final Jwk shown;
    private final ServerNonces nonces;
    private final Source source;

    /** By what proofs are new each. */
    record Source(Clock clock, SecureRandom random) {}

    BindingKey(SigningKey signing, Jwk shown, ServerNonces nonces, Source source) {
        this.signing = signing;
        this.shown = shown;
        this.nonces = nonces;
        this.source = source;
    }

    /**
     * A request.
     *
     * @param method in the case sent
     * @param address whole; query and fragment are left out of the proof
     */
    public record Call(String method, URI address) {

        /** RFC 9449 §4.2, {@code htu}. */
        private String target() {
            String path = address.getRawPath();
            return address.getScheme() + "://" + address.getRawAuthority() + (path.isEmpty() ? "/" : path);
        }
    }

    /** The thumbprint of RFC 7638: what tokens say that are bound to it ({@code jkt}), and requests for logins ({@code dpop_jkt}, §10). */
    public String thumbprint() {
        return shown.thumbprint();
    }

    /** A proof for a request that has no token, such as one for tokens; rejected where the key does not sign. */
    public Verdict<String> proof(Call call) {
        return signed(call, claims(call));
    }

    /** A proof for a request with that token; rejected where the key does not sign. */
    public Verdict<String> proof(Call call, Secret token) {
        return signed(call, claims(call).add("ath", token.use(BindingKey::digest)));
    }

    /** What the server of an address told last. */
    public Optional<String> nonce(URI address) {
        return nonces.of(address);
    }

    /**
     * Remembers what the server of an address told, for the next proofs.
     *
     * @param lines of the field {@link #NONCE_FIELD}
     * @return empty where it told nothing that can be used
     */
    public Optional<String> heard(URI address, List<String> lines) {
        return nonces.heard(address, lines);
    }

    private JsonObjectBuilder claims(Call call) {
        return JSON.createObjectBuilder()
                .add("jti", RandomText.secret(source.random()))
                .add("htm", call.method())
                .add("htu", call.target())
                .add("iat", source.clock().instant().getEpochSecond());
    }

    private Verdict<String> signed(Call call, JsonObjectBuilder claims) {
        nonces.of(call.address()).ifPresent(nonce -> claims.add("nonce", nonce));
        return SIGNER.sign(signing, shown, claims.build());
    }

    private static String digest(byte[] token) {
        try {
            return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(token));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "a key that tokens are bound to, " + thumbprint();
    }
}

package org.secf.oauth.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.secf.keys.Base64Url;

/** A server's judgement of proofs (RFC 9449 §4.3) by Nimbus, stricter than the standard: by ES256 alone, without a member too many. */
public final class StrictProofs {

    private static final int SECONDS = 5;

    /** What has to stand in each proof, and is told with each answer; none where that is nothing. */
    public volatile Optional<String> nonce = Optional.empty();

    private final Set<String> identifiers = ConcurrentHashMap.newKeySet();
    private final Clock clock;

    public StrictProofs(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is said of a proof.
     *
     * @param error of the standard; empty where the proof is right
     * @param thumbprint of its key
     */
    public record Judgement(String error, String thumbprint) {

        static final Judgement INVALID = new Judgement("invalid_dpop_proof", "");
    }

    /** Of a request to that address, with that token. */
    public Judgement judge(HttpExchange exchange, String address, Optional<String> token) {
        List<String> lines = exchange.getRequestHeaders().getOrDefault("DPoP", List.of());
        nonce.ifPresent(text -> exchange.getResponseHeaders().add("DPoP-Nonce", text));
        try {
            return lines.size() == 1
                    ? judge(SignedJWT.parse(lines.get(0)), exchange.getRequestMethod() + " " + address, token)
                    : Judgement.INVALID;
        } catch (ParseException | JOSEException e) {
            return Judgement.INVALID;
        }
    }

    private Judgement judge(SignedJWT proof, String asked, Optional<String> token)
            throws ParseException, JOSEException {
        JWTClaimsSet claims = proof.getJWTClaimsSet();
        boolean isOne = proof.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                && "dpop+jwt".equals(proof.getHeader().getType().getType())
                && proof.getHeader().getIncludedParams().equals(Set.of("alg", "typ", "jwk"))
                && proof.getHeader().getJWK() instanceof ECKey
                && members(claims).equals(expected(token));
        if (!isOne) {
            return Judgement.INVALID;
        }
        ECKey key = proof.getHeader().getJWK().toECKey();
        boolean isRight = !key.isPrivate()
                && proof.verify(new ECDSAVerifier(key))
                && asked.equals(claims.getStringClaim("htm") + " " + claims.getStringClaim("htu"))
                && isNow(proof)
                && token.map(StrictProofs::digest)
                        .map(String.valueOf(claims.getStringClaim("ath"))::equals)
                        .orElse(true)
                && claims.getJWTID().length() >= 22
                && identifiers.add(claims.getJWTID());
        if (!isRight) {
            return Judgement.INVALID;
        }
        boolean isFresh = nonce.map(String.valueOf(claims.getStringClaim("nonce"))::equals)
                .orElse(true);
        return new Judgement(
                isFresh ? "" : "use_dpop_nonce", key.computeThumbprint().toString());
    }

    private static Set<String> members(JWTClaimsSet claims) {
        Set<String> members = new HashSet<>(claims.getClaims().keySet());
        members.remove("nonce");
        return members;
    }

    private static Set<String> expected(Optional<String> token) {
        Set<String> expected = new HashSet<>(Set.of("jti", "htm", "htu", "iat"));
        token.ifPresent(one -> expected.add("ath"));
        return expected;
    }

    private boolean isNow(SignedJWT proof) {
        return proof.getPayload().toJSONObject().get("iat") instanceof Number issued
                && Math.abs(issued.longValue() - clock.instant().getEpochSecond()) <= SECONDS;
    }

    private static String digest(String token) {
        try {
            return Base64Url.encode(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

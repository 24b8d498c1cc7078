package org.secf.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.secf.bearer.AccessTokenJudge;
import org.secf.crypto.Crypto;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.KeyFitness;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.keys.JwkSet;
import org.secf.keys.KeyKind;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;
import org.secf.signature.TokenSigner;

/** One access token of RFC 9068 with groups and scopes, verified and judged, to the caller it names; everybody's keys prepared at start. */
@State(Scope.Benchmark)
public class BearerBenchmark {

    private static final String ISSUER = "https://issuer.example.org/realms/shop";
    private static final String AUDIENCE = "https://api.example.org/enabler";
    private static final String KEY_ID = "Zc3mQ9hYq1x4e2a7";
    private static final String TYPE = "at+jwt";
    private static final Duration SKEW = Duration.ofSeconds(30);

    /** As tokens call it. */
    @Param({"RS256", "ES256"})
    public String algorithm = "RS256";

    private String token = "";
    private byte[] signed = {};
    private byte[] signature = {};
    private @Nullable PublicKey key;
    private @Nullable AccessTokenJudge judge;
    private @Nullable DefaultJWTProcessor<SecurityContext> nimbus;
    private @Nullable JwtConsumer jose4j;

    /** Makes keys and the token. */
    @Setup
    public void prepare() throws GeneralSecurityException, ParseException {
        SignatureAlgorithm named = SignatureAlgorithm.ofJose(algorithm).orElseThrow();
        KeyPair pair = named == SignatureAlgorithm.RSA_V1_5_SHA256
                ? rsa2048()
                : KeyKind.P_256.generate(new SecureRandom(), Optional.empty());
        key = pair.getPublic();
        token = new TokenSigner(TYPE)
                .sign(SigningKey.of(Crypto.jdk(), pair, named, KEY_ID), claims())
                .fold(text -> text, rejection -> {
                    throw new IllegalStateException(rejection.detail());
                });
        int dot = token.lastIndexOf('.');
        signed = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        signature = Base64Url.decode(token.substring(dot + 1)).orElseThrow();
        String jwks =
                new JwkSet(List.of(Jwk.of(key).withKeyId(KEY_ID))).toJson().toString();
        judge = judge(jwks, named);
        nimbus = nimbus(jwks);
        jose4j = jose4j(key);
    }

    private static KeyPair rsa2048() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static JsonObject claims() {
        long now = Clock.systemUTC().instant().getEpochSecond();
        return Json.createObjectBuilder()
                .add("iss", ISSUER)
                .add("sub", "f9a3c1e4-2d0b-4c6e-9f57-0a1b2c3d4e5f")
                .add("aud", Json.createArrayBuilder().add(AUDIENCE).add("account"))
                .add("client_id", "shop")
                .add("iat", now)
                .add("exp", now + 80_000)
                .add("jti", "trrtcc:5f0d7e9a-9a0c-4a5e-8b61-7b9d4f9a3c1e")
                .add("auth_time", now)
                .add("acr", "1")
                .add("scope", "openid profile email orders:read orders:write")
                .add("groups", Json.createArrayBuilder().add("user").add("administrator"))
                .add("preferred_username", "alice")
                .add("email", "alice@example.org")
                .build();
    }

    private static AccessTokenJudge judge(String jwks, SignatureAlgorithm named) {
        Set<SignatureAlgorithm> algorithms = Set.of(named);
        return new AccessTokenJudge(
                new AccessTokenJudge.Rules(
                        ISSUER,
                        Set.of(AUDIENCE),
                        new JwtPolicy(Set.of(TYPE), algorithms, 16 * 1024),
                        SKEW,
                        Duration.ofDays(1)),
                FixedKeys.read(jwks.getBytes(StandardCharsets.UTF_8), new KeyFitness(Crypto.jdk(), algorithms, ISSUER)),
                Clock.systemUTC());
    }

    private DefaultJWTProcessor<SecurityContext> nimbus(String jwks) throws ParseException {
        DefaultJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
        made.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE)));
        made.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.parse(algorithm), new ImmutableJWKSet<>(JWKSet.parse(jwks))));
        made.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                AUDIENCE,
                new JWTClaimsSet.Builder().issuer(ISSUER).build(),
                Set.of("sub", "client_id", "iat", "exp", "jti")));
        return made;
    }

    private JwtConsumer jose4j(PublicKey publicKey) {
        return new JwtConsumerBuilder()
                .setVerificationKey(publicKey)
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, algorithm)
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(AUDIENCE)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .setRequireJwtId()
                .setAllowedClockSkewInSeconds((int) SKEW.toSeconds())
                .build();
    }

    /** The key operation alone. */
    @Benchmark
    public boolean raw() throws GeneralSecurityException {
        boolean isElliptic = algorithm.equals("ES256");
        Signature verifier = Signature.getInstance(isElliptic ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
        verifier.initVerify(Objects.requireNonNull(key));
        verifier.update(signed);
        return verifier.verify(signature);
    }

    /** Ours: every check, and the caller. */
    @Benchmark
    public AccessTokenJudge.Judged secf() {
        return Objects.requireNonNull(judge).judge(token).fold(good -> good, rejection -> {
            throw new IllegalStateException(rejection.reason() + ": " + rejection.detail());
        });
    }

    /** Nimbus, with the checks that it has. */
    @Benchmark
    public JWTClaimsSet nimbus() throws ParseException, BadJOSEException, JOSEException {
        return Objects.requireNonNull(nimbus).process(token, null);
    }

    /** The library jose4j, with the checks that it has. */
    @Benchmark
    public JwtClaims jose4j() throws InvalidJwtException {
        return Objects.requireNonNull(jose4j).processToClaims(token);
    }
}

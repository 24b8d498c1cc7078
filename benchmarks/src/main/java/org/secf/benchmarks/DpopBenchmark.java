package org.secf.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.secf.bearer.AccessTokenJudge;
import org.secf.crypto.Crypto;
import org.secf.digest.NonceSource;
import org.secf.dpop.DpopPolicy;
import org.secf.dpop.DpopVerifier;
import org.secf.dpop.ProofQuestion;
import org.secf.dpop.ProofQuota;
import org.secf.http.PublicUrl;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.keys.KeyKind;
import org.secf.signature.SignatureAlgorithm;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;

/** A bound {@link AccessToken} by RS256 and a proof of its key by ES256 (RFC 9449), both verified and judged. */
@State(Scope.Benchmark)
public class DpopBenchmark {

    private static final String ADDRESS = AccessToken.AUDIENCE + "/orders";

    /** What the table is called. */
    @Param("DPoP")
    public String algorithm = "DPoP";

    private @Nullable AccessToken token;
    private @Nullable Checker jdk;
    private @Nullable Checker corretto;
    private KeyPair keys = new KeyPair(null, null);
    private String proof = "";
    private String thumbprint = "";
    private byte[] proofContent = {};
    private byte[] proofSignature = {};
    private byte[] tokenContent = {};
    private byte[] tokenSignature = {};

    /** Who judges the token, and who the proof. */
    private record Checker(AccessTokenJudge judge, DpopVerifier verifier) {

        String key(String token, ProofQuestion question) {
            return judge.judge(token).then(judged -> verifier.verify(question)).fold(key -> key, rejection -> {
                throw new IllegalStateException(rejection.reason() + ": " + rejection.detail());
            });
        }
    }

    /** Makes keys, the token and one proof. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        keys = KeyKind.P_256.generate(new SecureRandom(), Optional.empty());
        thumbprint = Jwk.of(keys.getPublic()).thumbprint();
        token = AccessToken.signed(
                "RS256",
                Json.createObjectBuilder()
                        .add("cnf", Json.createObjectBuilder().add("jkt", thumbprint))
                        .build());
        tokenContent = token.content();
        tokenSignature = token.signature();
        proof = proof(token.text());
        proofContent = proof.substring(0, proof.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        proofSignature =
                Base64Url.decode(proof.substring(proof.lastIndexOf('.') + 1)).orElseThrow();
        jdk = checker(Crypto.jdk(), token);
        corretto = checker(TokenContest.corretto(), token);
    }

    private static Checker checker(Crypto crypto, AccessToken token) {
        Clock clock = Clock.systemUTC();
        DpopPolicy policy = new DpopPolicy(
                Set.of(SignatureAlgorithm.ECDSA_P256_SHA256),
                DpopPolicy.LONGEST,
                DpopPolicy.LARGEST_SKEW,
                Duration.ofMinutes(5),
                false);
        return new Checker(
                token.judge(crypto),
                new DpopVerifier(
                        policy,
                        PublicUrl.parse(AccessToken.AUDIENCE),
                        crypto,
                        new DpopVerifier.Memory(
                                clock,
                                renaming(new MemoryOnceStore(clock, 4_000_000)),
                                new NonceSource(new SecureRandom(), clock),
                                new ProofQuota(100_000_000, 100_000_000))));
    }

    /** The same proof comes again and again, since making one costs more than judging it: each is remembered as another. */
    private static OnceStore renaming(OnceStore store) {
        AtomicLong count = new AtomicLong();
        return (key, expires) -> store.claim(key + count.incrementAndGet(), expires);
    }

    private String proof(String accessToken) throws GeneralSecurityException {
        JsonObject jwk = Json.createObjectBuilder(Jwk.of(keys.getPublic()).toJson())
                .remove("kid")
                .build();
        JsonObject header = Json.createObjectBuilder()
                .add("typ", "dpop+jwt")
                .add("alg", "ES256")
                .add("jwk", jwk)
                .build();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
        JsonObject claims = Json.createObjectBuilder()
                .add("jti", "5f0d7e9a-9a0c-4a5e-8b61-7b9d4f9a3c1e")
                .add("htm", "GET")
                .add("htu", ADDRESS)
                .add("iat", Clock.systemUTC().instant().getEpochSecond())
                .add("ath", Base64Url.encode(hash))
                .build();
        String content = encoded(header) + "." + encoded(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64Url.encode(signature.sign());
    }

    private static String encoded(JsonObject json) {
        return Base64Url.encode(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String key(@Nullable Checker by) {
        String text = Objects.requireNonNull(token).text();
        ProofQuestion.Asked asked = new ProofQuestion.Asked("GET", ADDRESS);
        return Objects.requireNonNull(by).key(text, ProofQuestion.of(proof, asked, text, Optional.of(thumbprint)));
    }

    /** The two key operations alone. */
    @Benchmark
    public boolean raw() throws GeneralSecurityException {
        return AccessToken.verifies(
                        SignatureAlgorithm.RSA_V1_5_SHA256,
                        Objects.requireNonNull(token).keys(),
                        tokenContent,
                        tokenSignature)
                && AccessToken.verifies(SignatureAlgorithm.ECDSA_P256_SHA256, keys, proofContent, proofSignature);
    }

    /** Ours: every check of both, the proof remembered. */
    @Benchmark
    public String secf() {
        return key(jdk);
    }

    /** The same by a faster crypto provider. */
    @Benchmark
    public String secfByCorretto() {
        return key(corretto);
    }
}

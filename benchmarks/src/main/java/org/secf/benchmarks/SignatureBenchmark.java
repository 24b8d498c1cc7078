package org.secf.benchmarks;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.secf.crypto.Crypto;
import org.secf.keys.KeyKind;
import org.secf.keys.Secret;
import org.secf.signature.Fields;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureBase;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignatureInput;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.signature.VerificationKey;
import org.secf.signature.VerifiedSignature;
import org.secf.state.OnceStore;
import org.secf.structured.Parameters;
import org.secf.verdict.Verdict;

/** A request with seven fields, signed over six components by RFC 9421. What the base alone takes is what this library adds to the key operation. */
@State(Scope.Benchmark)
public class SignatureBenchmark {

    private static final String KEY_ID = "client-1";
    private static final Instant NOW = Instant.ofEpochSecond(1_618_884_473);
    private static final Map<String, List<String>> FIELDS = Map.of(
            "Host", List.of("example.com"),
            "Date", List.of("Tue, 20 Apr 2021 02:07:55 GMT"),
            "User-Agent", List.of("benchmark"),
            "Accept", List.of("application/json", "*/*"),
            "Content-Type", List.of("application/json"),
            "Content-Length", List.of("18"),
            "Content-Digest", List.of("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"));

    /** As messages call it. */
    @Param({"ed25519", "ecdsa-p256-sha256", "hmac-sha256"})
    public String algorithm = "ed25519";

    private final RequestMessage unsigned = request(FIELDS);
    private RequestMessage signed = unsigned;
    private SignatureInput input = value(SignatureInput.of(List.of(), Parameters.NONE));
    private @Nullable MessageSigner signer;
    private @Nullable SignatureVerifier verifier;
    private @Nullable BareSignature bare;
    private byte[] octets = {};
    private byte[] proof = {};

    /** Makes keys, and signs the request once. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        Crypto crypto = Crypto.jdk();
        SignatureAlgorithm named = SignatureAlgorithm.named(algorithm).orElseThrow();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Pair pair = named.isSymmetric() ? Pair.ofSecret(crypto, named) : Pair.ofKeys(crypto, named);
        bare = pair.bare();
        signer = new MessageSigner(pair.signing(), SigningPolicy.ofRequests(), clock, new SecureRandom());
        verifier = new SignatureVerifier(
                SignaturePolicy.ofRequests(),
                SignatureKeys.of(Map.of(KEY_ID, pair.verification())),
                clock,
                (key, expires) -> OnceStore.Claim.FIRST);
        SignatureFields fields = sign();
        Map<String, List<String>> all = new HashMap<>(FIELDS);
        all.put("Signature-Input", List.of(fields.signatureInput()));
        all.put("Signature", List.of(fields.signature()));
        signed = request(all);
        input = verify().input();
        octets = base();
        proof = rawSign();
    }

    /** The same key for both sides. */
    private record Pair(SigningKey signing, VerificationKey verification, BareSignature bare) {

        static Pair ofSecret(Crypto crypto, SignatureAlgorithm algorithm) {
            Secret secret = Secret.taking(new byte[32]);
            return new Pair(
                    SigningKey.of(crypto, secret, algorithm, KEY_ID),
                    VerificationKey.of(crypto, secret, algorithm, "client"),
                    BareSignature.of(new byte[32]));
        }

        static Pair ofKeys(Crypto crypto, SignatureAlgorithm algorithm) throws GeneralSecurityException {
            KeyKind kind = algorithm == SignatureAlgorithm.ED25519 ? KeyKind.ED25519 : KeyKind.P_256;
            KeyPair pair = kind.generate(new SecureRandom(), Optional.empty());
            return new Pair(
                    SigningKey.of(crypto, pair, algorithm, KEY_ID),
                    VerificationKey.of(crypto, pair.getPublic(), Set.of(algorithm), "client"),
                    BareSignature.of(pair));
        }
    }

    /** As a client does. */
    @Benchmark
    public SignatureFields sign() {
        return value(Objects.requireNonNull(signer).sign(unsigned));
    }

    /** As a server does, all checks included, with a memory of nonces that costs nothing. */
    @Benchmark
    public VerifiedSignature verify() {
        return value(Objects.requireNonNull(verifier).verify(signed));
    }

    /** The key operation alone, over the octets that {@link #sign} makes. */
    @Benchmark
    public byte[] rawSign() throws GeneralSecurityException {
        return Objects.requireNonNull(bare).sign(octets);
    }

    /** The key operation alone. */
    @Benchmark
    public boolean rawVerify() throws GeneralSecurityException {
        return Objects.requireNonNull(bare).verify(octets, proof);
    }

    /** Without any key. */
    @Benchmark
    public byte[] base() {
        return value(SignatureBase.of(input, signed)).octets();
    }

    private static RequestMessage request(Map<String, List<String>> fields) {
        TargetUri target = TargetUri.of(URI.create("https://example.com/foo?param=Value&Pet=dog"));
        return new RequestMessage("POST", target, Fields.of(fields), true);
    }

    private static <T> T value(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new IllegalStateException(rejection.reason() + ": " + rejection.detail());
        });
    }
}

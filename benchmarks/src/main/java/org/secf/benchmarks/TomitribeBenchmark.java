package org.secf.benchmarks;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.secf.keys.KeyKind;
import org.tomitribe.auth.signatures.Algorithm;
import org.tomitribe.auth.signatures.Signature;
import org.tomitribe.auth.signatures.Signer;
import org.tomitribe.auth.signatures.Verifier;

/**
 * The peer of {@link SignatureBenchmark}: the same request signed by a draft that came before RFC 9421, over as many fields, with the same keys. It has no
 * Ed25519, looks at no time and knows no nonces.
 */
@State(Scope.Benchmark)
public class TomitribeBenchmark {

    private static final String KEY_ID = "client-1";
    private static final String TARGET = "/foo?param=Value&Pet=dog";
    private static final List<String> COVERED = List.of("(request-target)", "host", "date", "content-type", "digest");
    private static final Map<String, String> FIELDS = Map.of(
            "Host", "example.com",
            "Date", "Tue, 20 Apr 2021 02:07:55 GMT",
            "User-Agent", "benchmark",
            "Accept", "application/json, */*",
            "Content-Type", "application/json",
            "Content-Length", "18",
            "Digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=");

    /** As RFC 9421 calls it. */
    @Param({"ecdsa-p256-sha256", "hmac-sha256"})
    public String algorithm = "hmac-sha256";

    private Key signing = new SecretKeySpec(new byte[32], "HmacSHA256");
    private Key verification = signing;
    private Map<String, String> signed = FIELDS;

    /** Makes keys, and signs the request once. */
    @Setup
    public void prepare() throws GeneralSecurityException, IOException {
        if (isElliptic()) {
            KeyPair pair = KeyKind.P_256.generate(new SecureRandom(), Optional.empty());
            signing = pair.getPrivate();
            verification = pair.getPublic();
        }
        Map<String, String> all = new HashMap<>(FIELDS);
        all.put("Authorization", sign());
        signed = all;
    }

    /** As a client does. */
    @Benchmark
    public String sign() throws IOException {
        Algorithm used = isElliptic() ? Algorithm.ECDSA_SHA256 : Algorithm.HMAC_SHA256;
        Signature wanted = new Signature(KEY_ID, used.getPortableName(), used.getPortableName(), null, null, COVERED);
        return new Signer(signing, wanted).sign("POST", TARGET, FIELDS).toString();
    }

    /** As a server does. */
    @Benchmark
    public boolean verify() throws GeneralSecurityException, IOException {
        Signature received = Signature.fromString(signed.getOrDefault("Authorization", ""));
        if (!new Verifier(verification, received).verify("POST", TARGET, signed)) {
            throw new GeneralSecurityException("the signature does not verify");
        }
        return true;
    }

    private boolean isElliptic() {
        return algorithm.startsWith("ecdsa");
    }
}

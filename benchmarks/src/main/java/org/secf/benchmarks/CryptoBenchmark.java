package org.secf.benchmarks;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.secf.crypto.Crypto;
import org.secf.crypto.CryptoKeys;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/** One verification by each provider, as a mechanism asks for it; with {@code jdk} as the measure. */
@State(Scope.Benchmark)
public class CryptoBenchmark {

    /** Algorithm and provider, as in {@code secf.crypto.algorithms}. Conscrypt has no Ed25519. */
    @Param({
        "SHA256withECDSA jdk",
        "SHA256withECDSA accp",
        "SHA256withECDSA conscrypt",
        "SHA256withECDSA bc",
        "Ed25519 jdk",
        "Ed25519 accp",
        "Ed25519 bc",
        "SHA256withRSA jdk",
        "SHA256withRSA accp",
        "SHA256withRSA conscrypt",
        "SHA256withRSA bc"
    })
    public String choice = "SHA256withECDSA jdk";

    private String algorithm = "";
    private final byte[] message = new byte[1024];
    private Crypto crypto = Crypto.jdk();
    private KeyPair keys = new KeyPair(null, null);
    private byte[] signed = {};

    /** Signs by the JDK, and lets the provider have the key as it likes it. */
    @Setup
    public void sign() throws GeneralSecurityException {
        algorithm = choice.substring(0, choice.indexOf(' '));
        RawSetting pair = new RawSetting(CryptoKeys.ALGORITHMS.name(), List.of(choice.replace(' ', '=')), "benchmark");
        crypto = Crypto.read(
                Settings.resolve("secf", CryptoKeys.ALL, List.of(new SettingsLayer(List.of(pair)))),
                CryptoBenchmark.class.getClassLoader());
        KeyPair made = KeyPairGenerator.getInstance(
                        algorithm.endsWith("ECDSA") ? "EC" : algorithm.endsWith("RSA") ? "RSA" : algorithm)
                .generateKeyPair();
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(made.getPrivate());
        signature.update(message);
        signed = signature.sign();
        keys = new KeyPair(crypto.key(algorithm, made.getPublic()), made.getPrivate());
    }

    /** With a key prepared at start. */
    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        PublicKey key = keys.getPublic();
        Signature signature = crypto.signature(algorithm);
        signature.initVerify(key);
        signature.update(message);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the signature does not verify");
        }
        return true;
    }
}

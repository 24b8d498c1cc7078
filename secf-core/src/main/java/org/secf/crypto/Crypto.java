package org.secf.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.NoSuchPaddingException;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/**
 * Makes signatures, ciphers, MACs, digests and key agreements, each by the provider that was chosen for the algorithm, and where none was by the
 * platform. Nothing is registered with the platform. Immutable and thread-safe; made once, at start. Algorithms go by the names that the platform
 * gives them (Java Security Standard Algorithm Names).
 */
public final class Crypto {

    private final Map<String, Provider> byAlgorithm;
    private final String summary;

    private Crypto(Map<String, Provider> byAlgorithm, String summary) {
        this.byAlgorithm = Map.copyOf(byAlgorithm);
        this.summary = summary;
    }

    /** The JDK does everything. */
    public static Crypto jdk() {
        return tested(Map.of());
    }

    /**
     * As {@link CryptoKeys} say.
     *
     * @param settings of the application
     * @param application whose class path has the providers
     * @throws ConfigurationException for a name that there is not, a provider that is not there, and one that fails its self-test
     */
    public static Crypto read(Settings settings, ClassLoader application) {
        return tested(ProviderChoice.read(settings, application));
    }

    /**
     * With providers that the application made itself.
     *
     * @param chosen by algorithm, named as in {@code secf.crypto.algorithms}
     * @throws ConfigurationException for a name that there is not, and for a provider that lacks the algorithm or fails its self-test
     */
    public static Crypto of(Map<String, Provider> chosen) {
        Map<Algorithm, Provider> known = new EnumMap<>(Algorithm.class);
        chosen.forEach((name, provider) -> known.put(algorithm("Chosen providers", name), provider));
        return tested(known);
    }

    private static Crypto tested(Map<Algorithm, Provider> chosen) {
        Map<String, Provider> byAlgorithm = new HashMap<>();
        chosen.forEach((algorithm, provider) ->
                SelfTests.passed(algorithm, provider).forEach(spelling -> byAlgorithm.put(spelling, provider)));
        return new Crypto(byAlgorithm, summary(chosen));
    }

    /** An instance for signing or verifying. */
    public Signature signature(String algorithm) throws NoSuchAlgorithmException {
        Provider provider = byAlgorithm.get(algorithm);
        return provider == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, provider);
    }

    /** An instance for encrypting or decrypting. */
    public Cipher cipher(String transformation) throws NoSuchAlgorithmException, NoSuchPaddingException {
        Provider provider = byAlgorithm.get(transformation);
        return provider == null ? Cipher.getInstance(transformation) : Cipher.getInstance(transformation, provider);
    }

    /** An instance for authentication codes. */
    public Mac mac(String algorithm) throws NoSuchAlgorithmException {
        Provider provider = byAlgorithm.get(algorithm);
        return provider == null ? Mac.getInstance(algorithm) : Mac.getInstance(algorithm, provider);
    }

    /** An instance for digests. */
    public MessageDigest digest(String algorithm) throws NoSuchAlgorithmException {
        Provider provider = byAlgorithm.get(algorithm);
        return provider == null ? MessageDigest.getInstance(algorithm) : MessageDigest.getInstance(algorithm, provider);
    }

    /** An instance for agreeing on keys. */
    public KeyAgreement keyAgreement(String algorithm) throws NoSuchAlgorithmException {
        Provider provider = byAlgorithm.get(algorithm);
        return provider == null ? KeyAgreement.getInstance(algorithm) : KeyAgreement.getInstance(algorithm, provider);
    }

    /** The provider that was chosen for the algorithm, for a library that makes its instances itself; empty where it is the platform's choice. */
    public Optional<Provider> provider(String algorithm) {
        return Optional.ofNullable(byAlgorithm.get(algorithm));
    }

    /**
     * The same key in the form of the provider that was chosen for the algorithm. Costs as much as several operations and makes each of them up to
     * four times as fast, so it is for keys that stay, at start.
     */
    public PublicKey key(String algorithm, PublicKey key) {
        return provider(algorithm).map(provider -> OwnKeys.of(provider, key)).orElse(key);
    }

    /** The same key in the form of the provider that was chosen for the algorithm; see {@link #key(String, PublicKey)}. */
    public PrivateKey key(String algorithm, PrivateKey key) {
        return provider(algorithm).map(provider -> OwnKeys.of(provider, key)).orElse(key);
    }

    static Algorithm algorithm(String origin, String name) {
        return Algorithm.of(name)
                .orElseThrow(
                        () -> new ConfigurationException("%s: there is no algorithm %s to choose a provider for; %s"
                                .formatted(origin, name, Algorithm.hint(name))));
    }

    private static String summary(Map<Algorithm, Provider> chosen) {
        Map<String, String> byProvider = new LinkedHashMap<>();
        chosen.forEach((algorithm, provider) ->
                byProvider.merge(shown(provider), algorithm.text(), (some, more) -> some + ", " + more));
        String others = byProvider.entrySet().stream()
                .map(entry -> entry.getValue() + " by " + entry.getKey() + "; ")
                .collect(Collectors.joining());
        return others + (chosen.isEmpty() ? "everything by the JDK" : "everything else by the JDK");
    }

    /** Name and version; some providers tell another version to the platform than the one that they are published as. */
    static String shown(Provider provider) {
        String published = provider.getClass().getPackage().getImplementationVersion();
        return provider.getName() + " " + (published == null ? provider.getVersionStr() : published);
    }

    /** Who does what, in one line. */
    @Override
    public String toString() {
        return summary;
    }
}

package org.secf.saml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.saml.model.AlgorithmNames;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.NamedCurve;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.settings.Settings;

/** Every setting below {@code secf.saml.algorithms}: the usual ones, of which a deployer may take fewer. */
public final class AlgorithmKeys {

    /** How messages may be signed. */
    public static final Key<List<String>> SIGNATURE = Key.of(
            "algorithms.signature",
            among(AlgorithmNames.SIGNATURES),
            List.of(
                    "RSA-SHA256",
                    "RSA-SHA384",
                    "RSA-SHA512",
                    "RSA-PSS-SHA256",
                    "ECDSA-SHA256",
                    "ECDSA-SHA384",
                    "ECDSA-SHA512"),
            "How messages of the identity provider may be signed.");

    /** What may be signed of them. */
    public static final Key<List<String>> DIGEST = Key.of(
            "algorithms.digest",
            among(AlgorithmNames.DIGESTS),
            List.of("SHA256", "SHA384", "SHA512"),
            "Which digests such a signature may be over.");

    /** How content keys come. */
    public static final Key<List<String>> KEY_TRANSPORT = Key.of(
            "algorithms.key-transport",
            among(AlgorithmNames.KEY_TRANSPORTS),
            List.of("RSA-OAEP-MGF1P", "RSA-OAEP"),
            "How the keys of what is encrypted to us may be encrypted.");

    /** How content comes. */
    public static final Key<List<String>> BLOCK_CIPHER = Key.of(
            "algorithms.block-cipher",
            among(AlgorithmNames.BLOCK_CIPHERS),
            List.of("AES128-GCM", "AES192-GCM", "AES256-GCM"),
            "How content may be encrypted to us.");

    /** The shortest RSA key. */
    public static final Key<Integer> LEAST_RSA_BITS = Key.of(
            "algorithms.least-rsa-bits",
            Kind.number(2048, 8192),
            2048,
            "How many bits an RSA key of the identity provider has to have.");

    /** Curves. */
    public static final Key<List<String>> CURVES = Key.of(
            "algorithms.curves",
            Kind.list("P-256, P-384 and P-521", text -> curve(text).name().replace('_', '-')),
            List.of("P-256", "P-384", "P-521"),
            "On which curves EC keys of the identity provider may be.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = List.of(SIGNATURE, DIGEST, KEY_TRANSPORT, BLOCK_CIPHER, LEAST_RSA_BITS, CURVES);

    private AlgorithmKeys() {}

    static AlgorithmPolicy read(Settings settings) {
        return new AlgorithmPolicy(
                uris(settings.get(SIGNATURE), AlgorithmNames.SIGNATURES),
                uris(settings.get(DIGEST), AlgorithmNames.DIGESTS),
                uris(settings.get(KEY_TRANSPORT), AlgorithmNames.KEY_TRANSPORTS),
                uris(settings.get(BLOCK_CIPHER), AlgorithmNames.BLOCK_CIPHERS),
                new AlgorithmPolicy.Keys(
                        settings.get(LEAST_RSA_BITS),
                        settings.get(CURVES).stream().map(AlgorithmKeys::curve).collect(Collectors.toSet())));
    }

    private static Kind<List<String>> among(Map<String, String> names) {
        String expected = names.keySet().stream().sorted().collect(Collectors.joining(", "));
        return Kind.list(expected, text -> {
            String name = text.toUpperCase(Locale.ROOT);
            if (!names.containsKey(name)) {
                throw new IllegalArgumentException(expected);
            }
            return name;
        });
    }

    private static NamedCurve curve(String text) {
        return Arrays.stream(NamedCurve.values())
                .filter(curve -> curve.name().replace('_', '-').equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no curve " + text));
    }

    private static Set<String> uris(List<String> names, Map<String, String> all) {
        return names.stream().map(all::get).collect(Collectors.toSet());
    }
}

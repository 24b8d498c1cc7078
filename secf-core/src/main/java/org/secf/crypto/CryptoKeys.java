package org.secf.crypto;

import java.util.List;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings that choose providers, for an application as a whole. */
public final class CryptoKeys {

    /** Without it the JDK does everything. */
    public static final Key<List<String>> PROVIDERS = Key.of(
            "crypto.providers",
            Kind.TEXTS,
            List.of(),
            "Faster providers on the application's class path, best first, out of accp (Amazon Corretto), conscrypt and bc (Bouncy Castle); each does what it does faster than the JDK and no other before it does.");

    /** Overrides the table of who is faster. */
    public static final Key<List<String>> ALGORITHMS = Key.of(
            "crypto.algorithms",
            Kind.TEXTS,
            List.of(),
            "Who does one algorithm, whoever is faster: pairs such as SHA256withECDSA=bc or RSA-OAEP=jdk.");

    /** Every one. */
    public static final List<Key<?>> ALL = List.of(PROVIDERS, ALGORITHMS);

    private CryptoKeys() {}
}

package org.secf.crypto;

import java.lang.reflect.InvocationTargetException;
import java.security.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.secf.settings.ConfigurationException;
import org.secf.settings.NearestName;

/** The providers that can be named, and what each does at least a fifth faster than the JDK 17 does; none is the best at everything. */
enum KnownProvider {
    ACCP(
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider",
            "software.amazon.cryptools:AmazonCorrettoCryptoProvider with the classifier of the machine, such as linux-x86_64,",
            Set.of(
                    Algorithm.ECDSA_SHA256,
                    Algorithm.ECDSA_SHA384,
                    Algorithm.ECDSA_SHA512,
                    Algorithm.ED25519,
                    Algorithm.RSA_SHA256,
                    Algorithm.RSA_SHA384,
                    Algorithm.RSA_SHA512,
                    Algorithm.RSA_PSS,
                    Algorithm.RSA_OAEP,
                    Algorithm.AES_GCM)),
    CONSCRYPT(
            "org.conscrypt.OpenSSLProvider",
            "org.conscrypt:conscrypt-openjdk-uber",
            Set.of(Algorithm.ECDSA_SHA256, Algorithm.ECDSA_SHA384, Algorithm.ECDSA_SHA512, Algorithm.RSA_OAEP)),
    BC(
            "org.bouncycastle.jce.provider.BouncyCastleProvider",
            "org.bouncycastle:bcprov-jdk18on",
            Set.of(
                    Algorithm.ECDSA_SHA256,
                    Algorithm.ECDSA_SHA384,
                    Algorithm.ECDSA_SHA512,
                    Algorithm.ED25519,
                    Algorithm.X25519));

    private final String className;
    private final String coordinates;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<Algorithm> faster;

    KnownProvider(String className, String coordinates, Set<Algorithm> faster) {
        this.className = className;
        this.coordinates = coordinates;
        this.faster = faster;
    }

    /** What configuration calls it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<KnownProvider> of(String text) {
        return Arrays.stream(values())
                .filter(known -> known.text().equals(text))
                .findFirst();
    }

    /** For whoever wrote a name that there is not. */
    static String hint(String written) {
        List<String> names = Arrays.stream(values()).map(KnownProvider::text).toList();
        return NearestName.among(names, written)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("there are " + String.join(", ", names));
    }

    /** Whether it is worth its place on the class path for this. */
    boolean isFaster(Algorithm algorithm) {
        return faster.contains(algorithm);
    }

    /**
     * Makes the provider, for the application alone: what is registered with the platform, and so with the whole server, stays as it is.
     *
     * @param origin which setting asks for it, for errors
     * @throws ConfigurationException where the class path lacks it or it does not start
     */
    Provider load(ClassLoader application, String origin) {
        try {
            return Class.forName(className, true, application)
                    .asSubclass(Provider.class)
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException absent) {
            throw new ConfigurationException(
                    "%s names %s, but the application's class path has no %s. Add %s to the application, or remove %s from the setting."
                            .formatted(origin, text(), className, coordinates, text()));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw unusable(origin, cause == null ? e : cause);
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw unusable(origin, e);
        }
    }

    private ConfigurationException unusable(String origin, Throwable cause) {
        return new ConfigurationException(
                "%s names %s, which does not start here: %s. Take the %s that fits this machine, or remove %s from the setting."
                        .formatted(origin, text(), cause, coordinates, text()),
                cause);
    }

    /** Where its native part is made for another machine, it offers nothing rather than fail. */
    ConfigurationException idle(String origin) {
        return new ConfigurationException(
                "%s names %s, which offers none of %s here. Take the %s that fits this machine, or remove %s from the setting."
                        .formatted(
                                origin,
                                text(),
                                faster.stream().map(Algorithm::text).sorted().toList(),
                                coordinates,
                                text()));
    }
}

package org.secf.crypto;

import java.security.Provider;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Who does what: the first preferred provider that is faster, unless a pair says otherwise. */
final class ProviderChoice {

    private static final String JDK = "jdk";

    private final Settings settings;
    private final ClassLoader application;
    private final Map<KnownProvider, Provider> loaded = new EnumMap<>(KnownProvider.class);
    private final Map<Algorithm, Provider> chosen = new EnumMap<>(Algorithm.class);

    private ProviderChoice(Settings settings, ClassLoader application) {
        this.settings = settings;
        this.application = application;
    }

    /** Reads both settings. What no provider does is left out. */
    static Map<Algorithm, Provider> read(Settings settings, ClassLoader application) {
        ProviderChoice choice = new ProviderChoice(settings, application);
        settings.get(CryptoKeys.PROVIDERS).forEach(choice::prefer);
        Set<Algorithm> paired = EnumSet.noneOf(Algorithm.class);
        settings.get(CryptoKeys.ALGORITHMS).forEach(pair -> choice.assign(pair, paired));
        return choice.chosen;
    }

    private void prefer(String name) {
        String origin = origin(CryptoKeys.PROVIDERS);
        KnownProvider known = known(origin, name);
        Provider provider = load(known, origin);
        boolean isIdle = true;
        for (Algorithm algorithm : Algorithm.values()) {
            if (known.isFaster(algorithm) && algorithm.isOfferedBy(provider)) {
                chosen.putIfAbsent(algorithm, provider);
                isIdle = false;
            }
        }
        if (isIdle) {
            throw known.idle(origin);
        }
    }

    private void assign(String pair, Set<Algorithm> paired) {
        String origin = origin(CryptoKeys.ALGORITHMS);
        List<String> parts = List.of(pair.split("=", -1));
        if (parts.size() != 2) {
            throw new ConfigurationException("%s: expected algorithm=provider, such as SHA256withECDSA=accp, found [%s]"
                    .formatted(origin, pair));
        }
        Algorithm algorithm = Crypto.algorithm(origin, parts.get(0).strip());
        String name = parts.get(1).strip();
        if (!paired.add(algorithm)) {
            throw new ConfigurationException(
                    "%s: %s is given twice; name one provider for it".formatted(origin, algorithm.text()));
        }
        if (name.equals(JDK)) {
            chosen.remove(algorithm);
            return;
        }
        chosen.put(algorithm, offering(algorithm, name, origin));
    }

    private Provider offering(Algorithm algorithm, String name, String origin) {
        Provider provider = load(known(origin, name), origin);
        if (!algorithm.isOfferedBy(provider)) {
            throw new ConfigurationException("%s: %s (%s) has no %s; write %s=jdk, or name a provider that has it"
                    .formatted(origin, name, Crypto.shown(provider), algorithm.text(), algorithm.text()));
        }
        return provider;
    }

    private Provider load(KnownProvider known, String origin) {
        return loaded.computeIfAbsent(known, absent -> absent.load(application, origin));
    }

    private static KnownProvider known(String origin, String name) {
        return KnownProvider.of(name)
                .orElseThrow(() -> new ConfigurationException(
                        "%s: there is no provider %s; %s".formatted(origin, name, KnownProvider.hint(name))));
    }

    private String origin(Key<?> key) {
        return "secf.%s (%s)".formatted(key.name(), settings.origin(key));
    }
}

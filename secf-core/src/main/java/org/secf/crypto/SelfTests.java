package org.secf.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import org.secf.settings.ConfigurationException;

/** Believes no provider before it has shown that it does right. */
final class SelfTests {

    private SelfTests() {}

    /**
     * The platform's spellings of the algorithm that the provider has and passed.
     *
     * @throws ConfigurationException where it has none or fails one
     */
    static List<String> passed(Algorithm algorithm, Provider provider) {
        if (!algorithm.isOfferedBy(provider)) {
            throw new ConfigurationException(
                    "%s has no %s; choose another provider for it".formatted(Crypto.shown(provider), algorithm.text()));
        }
        List<String> passed = new ArrayList<>();
        for (SelfTest test : algorithm.offeredBy(provider)) {
            run(test, algorithm, provider);
            passed.add(test.algorithm());
        }
        return passed;
    }

    private static void run(SelfTest test, Algorithm algorithm, Provider provider) {
        try {
            test.run(provider);
        } catch (GeneralSecurityException | RuntimeException | LinkageError failure) {
            throw new ConfigurationException(
                    "%s failed the self-test of %s: %s. Do not trust it: replace it by another release, or set secf.crypto.algorithms=%s=jdk."
                            .formatted(
                                    Crypto.shown(provider),
                                    test.algorithm(),
                                    failure instanceof Fault ? failure.getMessage() : failure,
                                    algorithm.text()),
                    failure);
        }
    }
}

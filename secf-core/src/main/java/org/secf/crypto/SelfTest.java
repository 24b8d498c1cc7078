package org.secf.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;

/** Shows at start that a provider does one algorithm right: known answers, and the refusal of what is nearly right. */
interface SelfTest {

    /** The name by which the platform knows the algorithm. */
    String algorithm();

    /**
     * An instance by the provider.
     *
     * @throws GeneralSecurityException where the provider has none
     */
    Object instance(Provider provider) throws GeneralSecurityException;

    /**
     * Returns where the provider does right.
     *
     * @throws GeneralSecurityException with what was expected of it
     */
    void run(Provider provider) throws GeneralSecurityException;

    /** Whether the provider has the algorithm at all. */
    default boolean isOffered(Provider provider) {
        try {
            return instance(provider) != null;
        } catch (GeneralSecurityException absent) {
            return false;
        } catch (RuntimeException | LinkageError broken) {
            return true; // it says it has; the test will tell what is wrong
        }
    }
}

package org.secf.delegation;

import java.util.ServiceLoader;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Verdict;

/** Reads assertions that somebody else made for others to believe, before they are sent on. Found through {@link ServiceLoader}. Safe for many threads. */
@FunctionalInterface
public interface IssuedAssertions {

    /**
     * What it says. Nothing in it can make this throw.
     *
     * @param token of the type {@link TokenType#SAML2}, as somebody gave it
     * @return rejected where it is no assertion that can be read
     */
    Verdict<IssuedAssertion> read(String token);

    /**
     * The reader on the class path.
     *
     * @throws ConfigurationException when there is none
     */
    static IssuedAssertions installed(ClassLoader loader) {
        return ServiceLoader.load(IssuedAssertions.class, loader)
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "expected a reader of assertions on the class path, found none; add org.secf:secf-saml"));
    }
}

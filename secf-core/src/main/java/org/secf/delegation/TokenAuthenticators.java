package org.secf.delegation;

/** Those of the mechanisms of an application that verify tokens wherever these came from: a bean. */
@FunctionalInterface
public interface TokenAuthenticators {

    /**
     * The one of the mechanism of that id: {@code saml-token}, {@code saml-token.partners}.
     *
     * @throws org.secf.settings.ConfigurationException when there is none
     */
    TokenAuthenticator get(String id);
}

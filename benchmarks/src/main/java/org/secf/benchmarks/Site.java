package org.secf.benchmarks;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;

/**
 * The parties of the measured login.
 *
 * @param identityProvider signs with RSA-2048
 * @param now the instant the responses are fresh at
 */
record Site(KeyPair identityProvider, Instant now) {

    static final String IDP = "https://idp.example.org/saml";
    static final String SP = "https://app.example.org/saml";
    static final String ACS = "https://app.example.org/saml/acs";
    static final String REQUEST = "_3f9d1b7c5a2e4f60a1b2c3d4e5f60718";
    static final String USER = "alice@example.org";
    static final int ATTRIBUTES = 12;

    static Site at(Instant now) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return new Site(generator.generateKeyPair(), now);
    }

    /** What every contender answers. */
    static String answer() {
        return answer(USER, ATTRIBUTES);
    }

    static String answer(String name, int attributes) {
        return name + " with " + attributes;
    }
}

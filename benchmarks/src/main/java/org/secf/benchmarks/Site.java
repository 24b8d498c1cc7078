package org.secf.benchmarks;

import java.time.Instant;

/**
 * The parties of the measured login.
 *
 * @param identityProvider signs
 * @param serviceProvider decrypts
 * @param now the instant the responses are fresh at
 */
record Site(Party identityProvider, Party serviceProvider, Instant now) {

    static final String IDP = "https://idp.example.org/saml";
    static final String SP = "https://app.example.org/saml";
    static final String ACS = "https://app.example.org/saml/acs";
    static final String REQUEST = "_3f9d1b7c5a2e4f60a1b2c3d4e5f60718";
    static final String USER = "alice@example.org";
    static final int ATTRIBUTES = 12;

    static Site at(Instant now) throws Exception {
        return new Site(Party.named("idp.example.org", now), Party.named("app.example.org", now), now);
    }

    /** What every contender answers. */
    static String answer() {
        return answer(USER, ATTRIBUTES);
    }

    static String answer(String name, int attributes) {
        return name + " with " + attributes;
    }
}

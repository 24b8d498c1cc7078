package org.secf.testkit.idp;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What a response will say. {@link #of} makes an honest one; what it is changed to may be a forgery, which a service provider has to refuse.
 *
 * @param user who logs in
 * @param context the authentication context class that the user met
 * @param authenticatedAgo how long before the assertion the user authenticated
 * @param age how long ago the assertion was made; it is good for five minutes
 * @param audience for whom the assertion is; empty for whoever asked
 * @param signer who signs in place of the identity provider
 * @param tokenEndpoint which is an audience and may be shown the assertion, too; empty for none
 */
public record ResponsePlan(
        User user,
        String context,
        Duration authenticatedAgo,
        Duration age,
        Optional<String> audience,
        Optional<Credential> signer,
        Optional<String> tokenEndpoint) {

    /** The authentication context class of whoever gave a password (saml-authn-context §3.4). */
    public static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    /** Beyond every tolerance for clocks. */
    private static final Duration LONG_AGO = Duration.ofHours(1);

    /** The honest response: the user gave a password just now. */
    public static ResponsePlan of(User user) {
        return new ResponsePlan(
                user, PASSWORD, Duration.ZERO, Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The user met another authentication context class, such as {@code urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken} (saml-core §2.7.2.2). */
    public ResponsePlan authenticatedBy(String other) {
        return new ResponsePlan(user, other, authenticatedAgo, age, audience, signer, tokenEndpoint);
    }

    /** The user authenticated that long ago. */
    public ResponsePlan authenticatedAgo(Duration time) {
        return new ResponsePlan(user, context, time, age, audience, signer, tokenEndpoint);
    }

    /** The response is fresh, but holds an assertion that was good an hour ago (saml-core §2.5.1.2). */
    public ResponsePlan expired() {
        return new ResponsePlan(user, context, authenticatedAgo, LONG_AGO, audience, signer, tokenEndpoint);
    }

    /** The assertion is for another service provider (saml-core §2.5.1.4). */
    public ResponsePlan forAudience(String entityId) {
        return new ResponsePlan(user, context, authenticatedAgo, age, Optional.of(entityId), signer, tokenEndpoint);
    }

    /** The assertion is for a token endpoint, too, that is named by its address (RFC 7522 §3). */
    public ResponsePlan alsoForTokenEndpoint(String address) {
        return new ResponsePlan(user, context, authenticatedAgo, age, audience, signer, Optional.of(address));
    }

    /** A key that no metadata names signs, and its certificate comes along (saml-core §5.4). */
    public ResponsePlan signedByStranger() {
        try {
            Credential stranger = DevelopmentKeys.credential("stranger", new SecureRandom(), Clock.systemUTC());
            return new ResponsePlan(
                    user, context, authenticatedAgo, age, audience, Optional.of(stranger), tokenEndpoint);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform makes RSA keys", e);
        }
    }
}

package org.secf.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.secf.identity.GroupMapping;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.response.CallerMapping;
import org.secf.settings.Kind;

/**
 * What is asked of the verifier, typed; nothing has been read from files yet.
 *
 * @param metadata the metadata's file
 * @param identityProvider the entity meant, where it was said
 * @param requestId the request that must be answered, where it is known
 * @param at the instant to judge as of
 * @param mapping how the login names the caller
 */
record Question(
        String metadata,
        Optional<String> identityProvider,
        String entityId,
        String acs,
        Optional<KeyFiles> keys,
        Optional<String> requestId,
        Instant at,
        String destination,
        ResponsePolicy policy,
        CallerMapping mapping) {

    private static final Kind<Duration> SKEW = Kind.duration(Duration.ZERO, Duration.ofMinutes(5));

    /** The files of a key pair. */
    record KeyFiles(String key, String certificate) {}

    /**
     * Types what was given.
     *
     * @param now the default instant
     */
    static Question of(Given given, Instant now) throws UnusableException {
        if (given.has(VerifyOption.UNSOLICITED)
                && given.find(VerifyOption.IN_RESPONSE_TO).isPresent()) {
            throw new UnusableException("--in-response-to and --unsolicited exclude each other: give one of them");
        }
        String acs = given.require(VerifyOption.ACS);
        return new Question(
                given.require(VerifyOption.IDP_METADATA),
                given.find(VerifyOption.IDP_ENTITY_ID),
                given.require(VerifyOption.SP_ENTITY_ID),
                acs,
                keys(given),
                given.find(VerifyOption.IN_RESPONSE_TO),
                instant(given, now),
                given.find(VerifyOption.EXPECT_DESTINATION).orElse(acs),
                policy(given),
                mapping(given));
    }

    /** The request is unknown, and it was not said that there was none. */
    boolean leavesRequestOpen() {
        return requestId.isEmpty() && !policy.acceptUnsolicited();
    }

    private static Optional<KeyFiles> keys(Given given) throws UnusableException {
        Optional<String> key = given.find(VerifyOption.SP_KEY);
        Optional<String> certificate = given.find(VerifyOption.SP_CERT);
        if (key.isPresent() != certificate.isPresent()) {
            throw new UnusableException("--sp-key and --sp-cert belong together: give both or neither");
        }
        return key.flatMap(file -> certificate.map(beside -> new KeyFiles(file, beside)));
    }

    private static Instant instant(Given given, Instant now) throws UnusableException {
        Optional<String> text = given.find(VerifyOption.AT);
        if (text.isEmpty()) {
            return now;
        }
        try {
            return OffsetDateTime.parse(text.get().strip()).toInstant();
        } catch (DateTimeParseException e) {
            throw new UnusableException(
                    "--at: expected an instant with its offset, such as 2026-11-23T10:15:30Z, found " + text.get(), e);
        }
    }

    private static ResponsePolicy policy(Given given) throws UnusableException {
        ResponsePolicy strict = ResponsePolicy.strict();
        return new ResponsePolicy(
                skew(given, strict.clockSkew()),
                strict.requireSignedAssertions(),
                strict.requireEncryptedAssertions(),
                strict.authenticationContexts(),
                strict.maxAuthenticationAge(),
                given.has(VerifyOption.UNSOLICITED),
                given.has(VerifyOption.ALLOW_SHA1));
    }

    private static CallerMapping mapping(Given given) {
        return new CallerMapping(
                given.find(VerifyOption.CALLER_NAME_ATTRIBUTE).orElse(CallerMapping.NAME_ID),
                Optional.of(given.find(VerifyOption.CALLER_GROUPS_ATTRIBUTE).orElse("groups")),
                GroupMapping.NONE);
    }

    private static Duration skew(Given given, Duration fallback) throws UnusableException {
        Optional<String> text = given.find(VerifyOption.CLOCK_SKEW);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return SKEW.parse().apply(List.of(text.get().strip()));
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--clock-skew: expected " + SKEW.expected() + ", found " + text.get(), e);
        }
    }
}

package org.secf.webauthn;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.secf.http.PublicUrl;
import org.secf.identity.GroupMapping;
import org.secf.mechanism.GroupKeys;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.webauthn.ceremony.Attestation;
import org.secf.webauthn.ceremony.SigningAlgorithm;
import org.secf.webauthn.ceremony.UserVerification;

/** Every setting below {@code secf.webauthn}; {@link WebAuthnAuthenticationMechanismDefinition} has an attribute for each. */
final class WebAuthnKeys {

    static final Key<PublicUrl> BASE_URL = Key.required(
            "base-url",
            Kind.one("an https address without query, or http on localhost", PublicUrl::parse),
            "Where the application is reached from outside.");

    static final Key<String> RP_ID = Key.optional(
            "rp-id",
            Kind.TEXT,
            "The domain whose credentials these are: the host of the base URL, by default, or a domain above it.");

    static final Key<String> RP_NAME =
            Key.of("rp-name", Kind.TEXT, "SEC_CF", "What users are told that they register for.");

    static final Key<List<String>> ORIGINS = Key.optional(
            "origins",
            Kind.TEXTS,
            "Whose pages may ask authenticators, such as https://login.example.org; by default the base URL's.");

    static final Key<UserVerification> USER_VERIFICATION = Key.of(
            "user-verification",
            Kind.choice(UserVerification.class),
            UserVerification.REQUIRED,
            "Whether the authenticator has to know its user by PIN or biometrics.");

    static final Key<List<SigningAlgorithm>> ALGORITHMS = Key.of(
            "algorithms",
            Kind.list(
                    "ES256, ES384, ES512, EDDSA, RS256",
                    text -> SigningAlgorithm.valueOf(text.toUpperCase(Locale.ROOT))),
            List.of(SigningAlgorithm.ES256, SigningAlgorithm.EDDSA, SigningAlgorithm.RS256),
            "By which authenticators may sign, best first.");

    static final Key<Attestation> ATTESTATION = Key.of(
            "attestation",
            Kind.choice(Attestation.class),
            Attestation.NONE,
            "Whether authenticators have to show of what make they are.");

    static final Key<List<String>> ATTESTATION_ROOTS = Key.optional(
            "attestation-roots",
            Kind.TEXTS,
            "Locations of PEM certificates that may vouch for the make of an authenticator; needed by attestation DIRECT, and by nothing else.");

    static final Key<Duration> TIMEOUT = Key.of(
            "timeout",
            Kind.duration(Duration.ofSeconds(15), Duration.ofMinutes(10)),
            Duration.ofMinutes(5),
            "How long users may take.");

    static final Key<String> ENDPOINT_PATH = Key.of(
            "endpoint-path", path(), "/webauthn", "Path below the application before the addresses of this mechanism.");

    static final Key<String> LOGIN_PAGE = Key.optional(
            "login-page", path(), "The application's own page in place of ours, for logins and for more proof.");

    static final Key<String> REGISTRATION_PAGE = Key.optional(
            "registration-page", path(), "The application's own page in place of ours, for registrations.");

    static final Key<Boolean> STEP_UP_ONLY = Key.of(
            "step-up-only",
            Kind.FLAG,
            false,
            "Whether authenticators are asked of callers of other mechanisms only, who have to prove more; nobody is asked to log in by one then.");

    static final Key<String> CREDENTIALS = Key.optional(
            "credentials",
            Kind.one("file:/path, or memory", WebAuthnKeys::place),
            "Where the credentials are kept: file: and a file that only its owner may read, or memory, for as long as the server runs; by default in the application's bean of type WebAuthnCredentials.");

    static final Key<Integer> MOST_CREDENTIALS =
            Key.of("most-credentials", Kind.number(1, 100_000), 10_000, "The most credentials in the file or memory.");

    static final Key<Integer> MOST_CREDENTIALS_OF_USER =
            Key.of("most-credentials-of-user", Kind.number(1, 64), 10, "The most credentials of one user.");

    static final Key<Duration> REGISTRATION_MAX_AGE = Key.of(
            "registration-max-age",
            Kind.duration(Duration.ofMinutes(1), Duration.ofHours(24)),
            Duration.ofMinutes(15),
            "How long ago callers who register may have proved themselves.");

    static final Key<List<String>> REGISTRATION_CONTEXTS = Key.optional(
            "registration-contexts",
            Kind.TEXTS,
            "The authentication contexts of which a caller needs one to register a first credential; by default any. Whoever has a credential has to use it to register another.");

    static final Key<Duration> SESSION_LIFETIME = Key.of(
            "session-lifetime",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
            Duration.ofHours(8),
            "The longest session.");

    static final Key<GroupMapping> GROUP_MAPPING = GroupKeys.mapping("");

    static final Key<String> GROUP_SEPARATOR = GroupKeys.separator("");

    /** In the order of the reference. */
    static final List<Key<?>> ALL = List.of(
            BASE_URL,
            RP_ID,
            RP_NAME,
            ORIGINS,
            USER_VERIFICATION,
            ALGORITHMS,
            ATTESTATION,
            ATTESTATION_ROOTS,
            TIMEOUT,
            ENDPOINT_PATH,
            LOGIN_PAGE,
            REGISTRATION_PAGE,
            STEP_UP_ONLY,
            CREDENTIALS,
            MOST_CREDENTIALS,
            MOST_CREDENTIALS_OF_USER,
            REGISTRATION_MAX_AGE,
            REGISTRATION_CONTEXTS,
            SESSION_LIFETIME,
            GROUP_MAPPING,
            GROUP_SEPARATOR);

    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    private WebAuthnKeys() {}

    private static Kind<String> path() {
        return Kind.one("a path such as /webauthn, of letters, digits and . _ ~ - /", text -> {
            if (!PATH.matcher(text).matches()) {
                throw new IllegalArgumentException("not a path");
            }
            return text;
        });
    }

    private static String place(String text) {
        if (!text.equals("memory") && !(text.startsWith("file:/") && text.length() > "file:/".length())) {
            throw new IllegalArgumentException("no place");
        }
        return text;
    }
}

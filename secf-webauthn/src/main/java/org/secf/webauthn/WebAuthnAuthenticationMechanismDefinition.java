package org.secf.webauthn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.webauthn.ceremony.Attestation;
import org.secf.webauthn.ceremony.SigningAlgorithm;
import org.secf.webauthn.ceremony.UserVerification;

/**
 * Callers log in, or prove more of themselves, by an authenticator: a security key, a passkey, what unlocks their device (W3C Web Authentication).
 *
 * <p>Every attribute may also be given as property {@code secf.webauthn.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(WebAuthnAuthenticationMechanismDefinition.List.class)
public @interface WebAuthnAuthenticationMechanismDefinition {

    /**
     * Where the application is reached from outside, such as {@code https://enabler.example.org/enabler}; https, or http on localhost. Required here or as
     * {@code secf.webauthn.base-url}.
     */
    String baseUrl() default "";

    /** The domain whose credentials these are: the host of the base URL, or a domain above it. Default: that host. Property {@code secf.webauthn.rp-id}. */
    String rpId() default "";

    /** What users are told that they register for. Property {@code secf.webauthn.rp-name}. */
    String rpName() default "SEC_CF";

    /**
     * Whose pages may ask authenticators, such as {@code https://login.example.org}; each of the domain. Default: the base URL's. Property
     * {@code secf.webauthn.origins}.
     */
    String[] origins() default {};

    /** Whether the authenticator has to know its user by PIN or biometrics. Property {@code secf.webauthn.user-verification}. */
    UserVerification userVerification() default UserVerification.REQUIRED;

    /** The same as an expression. */
    String userVerificationExpression() default "";

    /** By which authenticators may sign, of {@link SigningAlgorithm}, best first. Property {@code secf.webauthn.algorithms}. */
    String[] algorithms() default {"ES256", "EDDSA", "RS256"};

    /** Whether authenticators have to show of what make they are. Property {@code secf.webauthn.attestation}. */
    Attestation attestation() default Attestation.NONE;

    /** The same as an expression. */
    String attestationExpression() default "";

    /**
     * Locations of PEM certificates that may vouch for the make of an authenticator; needed by attestation {@code DIRECT}, and by nothing else. Property
     * {@code secf.webauthn.attestation-roots}.
     */
    String[] attestationRoots() default {};

    /** How long users may take, from {@code 15s} to {@code 10m}. Property {@code secf.webauthn.timeout}. */
    String timeout() default "5m";

    /** Path below the application before the addresses of this mechanism. Property {@code secf.webauthn.endpoint-path}. */
    String endpointPath() default "/webauthn";

    /** The application's own page in place of ours, for logins and for more proof, such as {@code /login.html}. Property {@code secf.webauthn.login-page}. */
    String loginPage() default "";

    /** The same for registrations. Property {@code secf.webauthn.registration-page}. */
    String registrationPage() default "";

    /**
     * Whether authenticators are asked of callers of other mechanisms only, who have to prove more; nobody is asked to log in by one then. Property
     * {@code secf.webauthn.step-up-only}.
     */
    boolean stepUpOnly() default false;

    /** The same as an expression. */
    String stepUpOnlyExpression() default "";

    /**
     * Where the credentials are kept: {@code file:} and a file that only its owner may read, or {@code memory}, for as long as the server runs. Default: the
     * application's bean of type {@link org.secf.webauthn.credentials.WebAuthnCredentials}. Property {@code secf.webauthn.credentials}.
     */
    String credentials() default "";

    /** The most credentials in the file or memory. Property {@code secf.webauthn.most-credentials}. */
    int mostCredentials() default 10_000;

    /** The same as an expression. */
    String mostCredentialsExpression() default "";

    /** The most credentials of one user. Property {@code secf.webauthn.most-credentials-of-user}. */
    int mostCredentialsOfUser() default 10;

    /** The same as an expression. */
    String mostCredentialsOfUserExpression() default "";

    /** How long ago callers who register may have proved themselves, from {@code 1m} to {@code 24h}. Property {@code secf.webauthn.registration-max-age}. */
    String registrationMaxAge() default "15m";

    /**
     * The authentication contexts of which a caller needs one to register a first credential. Default: any. Whoever has a credential has to use it to register
     * another, whatever stands here. Property {@code secf.webauthn.registration-contexts}.
     */
    String[] registrationContexts() default {};

    /** The longest session, from {@code 1m} to {@code 30d}. Property {@code secf.webauthn.session-lifetime}. */
    String sessionLifetime() default "8h";

    /** Entries {@code received=ours} that rename groups; where there are any, other groups are dropped. Property {@code secf.webauthn.group-mapping}. */
    String[] groupMapping() default {};

    /** Splits one value into several groups, such as {@code ,}. Property {@code secf.webauthn.group-separator}. */
    String groupSeparator() default "";

    /** Tells this definition from others of its kind in the same application. Properties are then named {@code secf.webauthn.<name>.…}. */
    String name() default "";

    /** The paths below the application that this mechanism authenticates. Property {@code secf.webauthn.paths}. */
    String[] paths() default {"/*"};

    /**
     * Of several mechanisms for the same path the one with the highest priority decides. To prove more of another's callers, this one needs the higher. Property
     * {@code secf.webauthn.priority}.
     */
    int priority() default 0;

    /** The same as an expression. */
    String priorityExpression() default "";

    /**
     * Qualifiers without attributes. Where there are any, our own handler leaves this mechanism alone, and the application injects it by them as
     * {@code HttpAuthenticationMechanism}.
     */
    Class<?>[] qualifiers() default {};

    /** Several on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        WebAuthnAuthenticationMechanismDefinition[] value();
    }
}

package org.secf.saml;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.saml.model.Binding;
import org.secf.tls.TlsDefinition;

/**
 * Callers log in at a SAML 2.0 identity provider (Web Browser SSO, saml-profiles §4.1).
 *
 * <p>Every attribute may also be given as property {@code secf.saml.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(SamlAuthenticationMechanismDefinition.List.class)
public @interface SamlAuthenticationMechanismDefinition {

    /**
     * Where the application is reached from outside, such as {@code https://sp.example.org/enabler}; https, or http on loopback. Required here or as
     * {@code secf.saml.base-url}.
     */
    String baseUrl() default "";

    /** Our name, an absolute URI. Default: base URL and {@code /saml/metadata}. Property {@code secf.saml.entity-id}. */
    String entityId() default "";

    /**
     * The identity provider's metadata: an https address, {@code classpath:}, a file, or a path inside the deployment such as
     * {@code /WEB-INF/idp.xml}; behind {@code mdq:} or {@code mdq-sha1:} the base address of a service that is asked for {@link #idpEntityId}. Required here
     * or as {@code secf.saml.idp-metadata}, or for each of {@link #providers}.
     */
    String idpMetadata() default "";

    /** Which identity provider, where the metadata describes several. Default: the only one. Property {@code secf.saml.idp-entity-id}. */
    String idpEntityId() default "";

    /**
     * Location of the PEM certificate that must have signed the metadata; of several in the file, any one. Default: the metadata's signature is not asked
     * for. Property {@code secf.saml.metadata-signing-certificate}.
     */
    String metadataSigningCertificate() default "";

    /**
     * In place of {@link #metadataSigningCertificate} a key set, of whose trusted certificates any one must have signed the metadata. Property
     * {@code secf.saml.metadata-signing-key-set}.
     */
    String metadataSigningKeySet() default "";

    /**
     * How far ahead the end of the metadata may be, from {@code 1h} to {@code 400d}, and that there must be one. Default: neither is asked. Property
     * {@code secf.saml.metadata-max-validity}.
     */
    String metadataMaxValidity() default "";

    /**
     * How often the metadata is read again in the background, from {@code 1m} to {@code 7d}; earlier where it asks for that or ends. Property
     * {@code secf.saml.metadata-refresh-interval}.
     */
    String metadataRefreshInterval() default "1h";

    /**
     * After a response that is signed by no known key the metadata is read again at once, at most once in this time, from {@code 10s} to {@code 1d}. Property
     * {@code secf.saml.metadata-unknown-key-interval}.
     */
    String metadataUnknownKeyInterval() default "1m";

    /**
     * The file that keeps the metadata that was good last, for a start while its address does not answer. Default: none. Property
     * {@code secf.saml.metadata-copy}.
     */
    String metadataCopy() default "";

    /** Path below the base URL that responses are posted to. Property {@code secf.saml.assertion-consumer-service-uri}. */
    String assertionConsumerServiceURI() default "/saml/acs";

    /** Path below the base URL where our own metadata is published. Property {@code secf.saml.metadata-uri}. */
    String metadataURI() default "/saml/metadata";

    /** How the browser carries our request: in the address, in a form, or in a form with the signature beside the message. Property {@code secf.saml.request-binding}. */
    Binding requestBinding() default Binding.REDIRECT;

    /** The same as an expression. */
    String requestBindingExpression() default "";

    /** Whether our requests are signed; needs {@link #signingKey} and {@link #signingCertificate}. Property {@code secf.saml.sign-requests}. */
    boolean signRequests() default true;

    /** The same as an expression. */
    String signRequestsExpression() default "";

    /**
     * The key set with all our keys, which may be rotated while the application runs, instead of single keys; {@code main} is the set without a name.
     * Property {@code secf.saml.key-set}.
     */
    String keySet() default "";

    /** The key that signs our requests: {@code store:} and an alias of a secret store, or {@code file:} and a PEM file (PKCS#8, RSA or EC) that only its owner may read. Property {@code secf.saml.signing-key}. */
    String signingKey() default "";

    /** Location of the PEM certificate of {@link #signingKey}. Property {@code secf.saml.signing-certificate}. */
    String signingCertificate() default "";

    /** Keys that assertions may be encrypted to, as {@code file:} of PEM files; the newest first. Property {@code secf.saml.decryption-key}. */
    String[] decryptionKey() default {};

    /** Locations of the PEM certificates of {@link #decryptionKey}, in the same order. Property {@code secf.saml.decryption-certificate}. */
    String[] decryptionCertificate() default {};

    /** Whether the assertion itself must be signed, not only the response around it. Property {@code secf.saml.require-signed-assertions}. */
    boolean requireSignedAssertions() default true;

    /** The same as an expression. */
    String requireSignedAssertionsExpression() default "";

    /** Whether an assertion that is not encrypted is refused. Property {@code secf.saml.require-encrypted-assertions}. */
    boolean requireEncryptedAssertions() default false;

    /** The same as an expression. */
    String requireEncryptedAssertionsExpression() default "";

    /**
     * Dangerous: takes responses that nobody asked for, so that anybody can log a browser in as somebody else. Property
     * {@code secf.saml.accept-unsolicited}.
     */
    boolean acceptUnsolicited() default false;

    /** The same as an expression. */
    String acceptUnsolicitedExpression() default "";

    /** Paths below the base URL that RelayState of an unsolicited response may name. Default: the front page. Property {@code secf.saml.landing-paths}. */
    String[] landingPaths() default {};

    /** Dangerous: takes signatures over SHA-1, which can be forged by collision. Property {@code secf.saml.accept-sha1}. */
    boolean acceptSha1() default false;

    /** The same as an expression. */
    String acceptSha1Expression() default "";

    /** Tolerance of every time check, from {@code 0s} to {@code 5m}. Property {@code secf.saml.clock-skew}. */
    String clockSkew() default "60s";

    /**
     * How long ago the user may have authenticated at the identity provider, such as {@code 8h}. Default: any time. Property
     * {@code secf.saml.max-authentication-age}.
     */
    String maxAuthenticationAge() default "";

    /**
     * Whether a user who authenticated longer ago than {@link #maxAuthenticationAge} is sent back once, to authenticate anew. Property
     * {@code secf.saml.reauthenticate}.
     */
    boolean reauthenticate() default true;

    /** The same as an expression. */
    String reauthenticateExpression() default "";

    /** The NameID format to ask for, a URI. Default: the identity provider chooses. Property {@code secf.saml.name-id-format}. */
    String nameIdFormat() default "";

    /** What else is asked of the subject's name. Properties {@code secf.saml.name-id.…}. */
    SamlNameIdDefinition nameId() default @SamlNameIdDefinition;

    /** Whether the user must authenticate anew although it has a session at the identity provider. Property {@code secf.saml.force-authn}. */
    boolean forceAuthn() default false;

    /** The same as an expression. */
    String forceAuthnExpression() default "";

    /** Whether the identity provider must not interact with the user. Property {@code secf.saml.is-passive}. */
    boolean isPassive() default false;

    /** The same as an expression. */
    String isPassiveExpression() default "";

    /**
     * What becomes of a request whose user the identity provider does not know yet, where it must not interact: {@code REFUSE}, or {@code CONTINUE} without
     * a caller. Property {@code secf.saml.passive-failure}.
     */
    String passiveFailure() default "REFUSE";

    /** How long the identity provider is not asked again then, from {@code 10s} to {@code 1d}. Property {@code secf.saml.passive-pause}. */
    String passivePause() default "5m";

    /** Authentication context classes of which one must be met, as {@link #authnContextComparison} says. Default: any. Property {@code secf.saml.authn-context-class-refs}. */
    String[] authnContextClassRefs() default {};

    /**
     * How the user's context has to compare with {@link #authnContextClassRefs}: {@code EXACT}, {@code MINIMUM}, {@code MAXIMUM} or {@code BETTER}. Property
     * {@code secf.saml.authn-context-comparison}.
     */
    String authnContextComparison() default "EXACT";

    /** Every class that may come, the weakest first; needed by every comparison but {@code EXACT}. Property {@code secf.saml.authn-context-order}. */
    String[] authnContextOrder() default {};

    /** How long a login may take, from {@code 1m} to {@code 1h}. Property {@code secf.saml.login-timeout}. */
    String loginTimeout() default "10m";

    /** The longest session; the identity provider may end it earlier. Property {@code secf.saml.session-lifetime}. */
    String sessionLifetime() default "8h";

    /** How the caller's name and groups are read from the assertion. Properties {@code secf.saml.attributes.…}. */
    SamlAttributesDefinition attributes() default @SamlAttributesDefinition;

    /** What is asked of attributes. Properties {@code secf.saml.attribute-rules.…}. */
    SamlAttributeRulesDefinition attributeRules() default @SamlAttributeRulesDefinition;

    /** How messages may be signed and encrypted. Properties {@code secf.saml.algorithms.…}. */
    SamlAlgorithmsDefinition algorithms() default @SamlAlgorithmsDefinition;

    /** What our own metadata says for people, and which attributes it asks for. Properties {@code secf.saml.published.…}. */
    SamlPublishedDefinition published() default @SamlPublishedDefinition;

    /**
     * Names of other definitions of this kind, each an identity provider or a tenant, that are parts of this one. They have its settings but for those that
     * they give themselves; of several for the same host and path the user chooses. Default: none. Property {@code secf.saml.providers}.
     */
    String[] providers() default {};

    /** Where the metadata describes several identity providers: with which of them users may log in. Properties {@code secf.saml.idp-filter.…}. */
    SamlProviderFilterDefinition idpFilter() default @SamlProviderFilterDefinition;

    /**
     * What the page calls the identity provider on which users choose theirs, as {@code en=Staff}. Default: as its metadata says. Property
     * {@code secf.saml.idp-display-name}.
     */
    String[] idpDisplayName() default {};

    /**
     * {@code QUALIFIED}, {@code PREFIXED} or {@code SHARED} (dangerous): what becomes of the same name at two identity providers. Required where there may be
     * several. Property {@code secf.saml.caller-names}.
     */
    String callerNames() default "";

    /** How users choose among several identity providers. Properties {@code secf.saml.choice.…}. */
    SamlChoiceDefinition choice() default @SamlChoiceDefinition;

    /** How responses come to us. Properties {@code secf.saml.bindings.…}. */
    SamlBindingsDefinition bindings() default @SamlBindingsDefinition;

    /** How users log out. Properties {@code secf.saml.logout.…}. */
    SamlLogoutDefinition logout() default @SamlLogoutDefinition;

    /** How {@link #idpMetadata} is fetched where it is an address. Properties {@code secf.saml.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** Tells this definition from others of its kind in the same application. Properties are then named {@code secf.saml.<name>.…}. */
    String name() default "";

    /** The paths below the application that this mechanism authenticates. Property {@code secf.saml.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.saml.priority}. */
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
        SamlAuthenticationMechanismDefinition[] value();
    }
}

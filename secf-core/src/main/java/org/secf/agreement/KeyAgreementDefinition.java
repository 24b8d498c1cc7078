package org.secf.agreement;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The application agrees with clients on keys (KEM-001), at a path of its own. Clients verify the server by the signature of its offer; the server knows clients
 * by a key of theirs, by a signature, or by a pre-shared key. Associations are in the application's {@link org.secf.state.AssociationStore}. Offers live in the
 * memory of one process: where several serve one application, a client's two requests must reach the same.
 *
 * <p>Every attribute may also be given as property {@code secf.agreement.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. A named one has {@code secf.agreement.<name>.<kebab-case>}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(KeyAgreementDefinition.List.class)
public @interface KeyAgreementDefinition {

    /** Tells several of one application apart. */
    String name() default "";

    /** The name by which clients know that an offer is this server's, such as {@code https://enabler.example.org}. Property {@code secf.agreement.server-name}. */
    String serverName() default "";

    /** The key set whose active signing key signs the offers. Property {@code secf.agreement.key-set}. */
    String keySet() default "main";

    /** The suites that keys are offered for: {@code x25519} and {@code p-256}. Property {@code secf.agreement.suites}. */
    String[] suites() default {"x25519", "p-256"};

    /**
     * The modes that are taken. {@code base}: a client that signs, or an anonymous one where {@link #acceptAnonymousClients} lets it in. {@code psk}: it has a
     * pre-shared key. {@code auth}: it has the private half of a key in {@link #clientTrust}. {@code auth_psk}: both. {@code pre-shared}: a pre-shared key
     * alone, without forward secrecy: whoever learns that key later reads all that was recorded. Property {@code secf.agreement.modes}.
     */
    String[] modes() default {"base", "psk", "auth", "auth_psk"};

    /**
     * Dangerous: whether a client in mode {@code base} need not sign. Anybody has an association then, and a few can fill
     * {@link #maxAssociations}. Property {@code secf.agreement.accept-anonymous-clients}.
     */
    boolean acceptAnonymousClients() default false;

    /** The same as an expression. */
    String acceptAnonymousClientsExpression() default "";

    /**
     * The key set whose trust anchors are the clients' own certificates, each for one client; what they issued is not known. Not needed where the application
     * has a bean {@link ClientKeys}. Property {@code secf.agreement.client-trust}.
     */
    String clientTrust() default "";

    /**
     * Pre-shared keys of at least 32 octets: {@code identifier=store:alias}, {@code identifier=store:name/alias} or {@code identifier=file:/path}. Property
     * {@code secf.agreement.psk}.
     */
    String[] psk() default {};

    /**
     * How long the keys of one offer are offered, from {@code 10s} to {@code 1h}. They are kept as long again for answers on their way; then they are gone, and
     * with them the way to open what was recorded. Property {@code secf.agreement.pre-key-lifetime}.
     */
    String preKeyLifetime() default "10m";

    /** The longest life of an association, up to {@code 1d}. Property {@code secf.agreement.lifetime}. */
    String lifetime() default "1h";

    /** How many associations may live at once; more are refused. Property {@code secf.agreement.max-associations}. */
    int maxAssociations() default 10_000;

    /** The same as an expression. */
    String maxAssociationsExpression() default "";

    /**
     * How many of them one client may have: one of a proved name, or of an address where clients are anonymous. Property
     * {@code secf.agreement.max-associations-per-client}.
     */
    int maxAssociationsPerClient() default 100;

    /** The same as an expression. */
    String maxAssociationsPerClientExpression() default "";

    /**
     * How many answers are taken to one offer, after which the next offer must be waited for; each is remembered until the offer ends. Property
     * {@code secf.agreement.max-answers}.
     */
    int maxAnswers() default 10_000;

    /** The same as an expression. */
    String maxAnswersExpression() default "";

    /** How many of them are taken of one client. Property {@code secf.agreement.max-answers-per-client}. */
    int maxAnswersPerClient() default 1_000;

    /** The same as an expression. */
    String maxAnswersPerClientExpression() default "";

    /** The path below the application where offers are published and answered. Property {@code secf.agreement.path}. */
    String path() default "/.well-known/secf/agreement";

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        KeyAgreementDefinition[] value();
    }
}

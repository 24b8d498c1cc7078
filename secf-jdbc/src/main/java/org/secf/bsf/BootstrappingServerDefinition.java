package org.secf.bsf;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.jdbc.DatabaseDefinition;

/**
 * The application is a bootstrapping server (TS 33.220): devices bootstrap at its root, and applications get their keys at
 * {@code /nbsp-gba/v1/bootstrapping-info-retrieval}, where they prove their hosts by certificates. Needs secf-jdbc and the driver of the database.
 *
 * <p>Every attribute may also be given as property {@code secf.bsf.<kebab-case>} or in {@code WEB-INF/secf.xml}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(BootstrappingServerDefinition.List.class)
public @interface BootstrappingServerDefinition {

    /** Tells several definitions apart. Default: the only one. */
    String name() default "";

    /** The server's own host, as devices call it: realm, and part of every transaction identifier. Required here or as {@code secf.bsf.host}. */
    String host() default "";

    /** The versions of AKA that are offered, the preferred one first. Property {@code secf.bsf.versions}. */
    String[] versions() default {"AKAv1-MD5"};

    /** How long keys are good, from {@code 1m} to {@code 30d}. Property {@code secf.bsf.lifetime}. */
    String lifetime() default "1d";

    /** How long a challenge may be answered, from {@code 1s} to {@code 10m}. Property {@code secf.bsf.answer-within}. */
    String answerWithin() default "1m";

    /** How many challenges may wait on this node. Property {@code secf.bsf.most-pending}. */
    int mostPending() default 100_000;

    /** The same as an expression. */
    String mostPendingExpression() default "";

    /** AMF of all challenges, four hexadecimal digits. Property {@code secf.bsf.management}. */
    String management() default "0000";

    /**
     * The key that encrypts subscribers' keys and bootstrapped ones, 32 octets: {@code store:alias}, {@code store:name/alias} or {@code file:/path}. Required
     * here or as {@code secf.bsf.sealing-key}.
     */
    String sealingKey() default "";

    /** Keys that decrypt only: one to come, and those of before. Property {@code secf.bsf.former-sealing-keys}. */
    String[] formerSealingKeys() default {};

    /** Entries {@code host=group}: which applications settings of a group are told to. Property {@code secf.bsf.application-groups}. */
    String[] applicationGroups() default {};

    /** Where subscribers and bootstrappings are kept. Properties {@code secf.bsf.database.…}. */
    DatabaseDefinition database() default @DatabaseDefinition;

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        BootstrappingServerDefinition[] value();
    }
}

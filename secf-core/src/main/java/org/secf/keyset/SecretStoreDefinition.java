package org.secf.keyset;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The application uses a secret store (SEC-001). Settings of mechanisms name its entries as {@code store:alias}, those of a named one as
 * {@code store:name/alias}.
 *
 * <p>Every attribute may also be given as property {@code secf.store.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. Properties alone define a store too, so an administrator needs no change of the application.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(SecretStoreDefinition.List.class)
public @interface SecretStoreDefinition {

    /** Tells several definitions apart. Default: the only one. */
    String name() default "";

    /** The file of the store. Required here or as {@code secf.store.location}. */
    String location() default "";

    /**
     * How it is written: {@code pkcs12}, {@code pkcs11} with the private keys in a token, or {@code elytron} where secf-elytron is on the class path. Property
     * {@code secf.store.format}.
     */
    String format() default "pkcs12";

    /**
     * Where the master secret comes from: {@code file:/path} of a file that is its owner's alone, {@code env:NAME}, or {@code systemd:NAME} for a credential of
     * the service. Never the secret itself. Required here or as {@code secf.store.master}.
     */
    String master() default "";

    /** How often a running server looks whether the store changed, from {@code 1s} to {@code 1h}. Property {@code secf.store.poll}. */
    String poll() default "30s";

    /** For {@code pkcs11}, the library of the token; its PIN is the master secret. Property {@code secf.store.token-library}. */
    String tokenLibrary() default "";

    /** For {@code pkcs11}, the place of the token in the library's list of slots. Property {@code secf.store.token-slot}. */
    int tokenSlot() default 0;

    /** The same as an expression. */
    String tokenSlotExpression() default "";

    /**
     * The role of those who may change the store over the network, by the JAX-RS resource of secf-ejb. Nobody may while it is empty. The application must know
     * the role, such as by {@code @DeclareRoles}. Property {@code secf.store.administration-role}.
     */
    String administrationRole() default "";

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        SecretStoreDefinition[] value();
    }
}

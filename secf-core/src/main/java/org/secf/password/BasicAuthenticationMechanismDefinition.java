package org.secf.password;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Callers send name and password with each request (HTTP Basic, RFC 7617).
 *
 * <p>Every attribute may also be given as property {@code secf.basic.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(BasicAuthenticationMechanismDefinition.List.class)
public @interface BasicAuthenticationMechanismDefinition {

    /** What a browser tells its user that the password is for; may hold <code>#{…}</code>. Property {@code secf.basic.realm-name}. */
    String realmName() default "SEC_CF";

    /**
     * The users: {@code file:} and a file of lines {@code name:hash:groups} that only its owner may read. Default: the application's identity stores
     * (Jakarta Security §3). Property {@code secf.basic.password-file}.
     */
    String passwordFile() default "";

    /**
     * Dangerous: takes passwords that came without TLS from another machine, where others could read them. Property
     * {@code secf.basic.accept-plain-http}.
     */
    boolean acceptPlainHttp() default false;

    /** The same as an expression. */
    String acceptPlainHttpExpression() default "";

    /** Entries {@code received=ours} that rename groups; where there are any, other groups are dropped. Property {@code secf.basic.group-mapping}. */
    String[] groupMapping() default {};

    /** Splits one value into several groups, such as {@code ,}. Property {@code secf.basic.group-separator}. */
    String groupSeparator() default "";

    /** Tells this definition from others of its kind in the same application. Properties are then named {@code secf.basic.<name>.…}. */
    String name() default "";

    /** The paths below the application that this mechanism authenticates. Property {@code secf.basic.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.basic.priority}. */
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
        BasicAuthenticationMechanismDefinition[] value();
    }
}

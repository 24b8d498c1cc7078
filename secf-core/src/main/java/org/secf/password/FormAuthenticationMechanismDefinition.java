package org.secf.password;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Callers log in by a form with name and password, and keep a session.
 *
 * <p>Every attribute may also be given as property {@code secf.form.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(FormAuthenticationMechanismDefinition.List.class)
public @interface FormAuthenticationMechanismDefinition {

    /** The application's own page with the login form, such as {@code /login.html}. Default: a page of ours. Property {@code secf.form.login-page}. */
    String loginPage() default "";

    /**
     * Where a browser goes after a wrong password, with a login page of the application's own. Default: the login page. Property
     * {@code secf.form.error-page}.
     */
    String errorPage() default "";

    /** Path below the application that the form is posted to, with {@code j_username} and {@code j_password}. Property {@code secf.form.login-action}. */
    String loginAction() default "/j_security_check";

    /** The longest session. Property {@code secf.form.session-lifetime}. */
    String sessionLifetime() default "8h";

    /**
     * The users: {@code file:} and a file of lines {@code name:hash:groups} that only its owner may read. Default: the application's identity stores
     * (Jakarta Security §3). Property {@code secf.form.password-file}.
     */
    String passwordFile() default "";

    /**
     * Dangerous: takes passwords that came without TLS from another machine, where others could read them. Property
     * {@code secf.form.accept-plain-http}.
     */
    boolean acceptPlainHttp() default false;

    /** The same as an expression. */
    String acceptPlainHttpExpression() default "";

    /** Entries {@code received=ours} that rename groups; where there are any, other groups are dropped. Property {@code secf.form.group-mapping}. */
    String[] groupMapping() default {};

    /** Splits one value into several groups, such as {@code ,}. Property {@code secf.form.group-separator}. */
    String groupSeparator() default "";

    /** Tells this definition from others of its kind in the same application. Properties are then named {@code secf.form.<name>.…}. */
    String name() default "";

    /** The paths below the application that this mechanism authenticates. Property {@code secf.form.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.form.priority}. */
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
        FormAuthenticationMechanismDefinition[] value();
    }
}

package org.secf.saml;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which name of the subject is asked for, beside its format, and taken (saml-core §3.4.1.1). */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface SamlNameIdDefinition {

    /**
     * Whether the identity provider may make up a name for a user who has none for us; said where anything is asked of names. Property
     * {@code secf.saml.name-id.allow-create}.
     */
    boolean allowCreate() default true;

    /** The same as an expression. */
    String allowCreateExpression() default "";

    /** The group of services that names are to hold for, a URI. Default: us alone. Property {@code secf.saml.name-id.sp-name-qualifier}. */
    String spNameQualifier() default "";

    /** Which NameQualifier a name may have beside the identity provider's own entity id. Property {@code secf.saml.name-id.qualifiers}. */
    String[] qualifiers() default {};

    /**
     * Whether the name may, or has to, be encrypted on its own: {@code FORBIDDEN}, {@code OPTIONAL} or {@code REQUIRED}. Property
     * {@code secf.saml.name-id.encryption}.
     */
    String encryption() default "OPTIONAL";

    /** Whether a transient name, which is another at each login, may be the caller name. Property {@code secf.saml.name-id.accept-transient}. */
    boolean acceptTransient() default false;

    /** The same as an expression. */
    String acceptTransientExpression() default "";
}

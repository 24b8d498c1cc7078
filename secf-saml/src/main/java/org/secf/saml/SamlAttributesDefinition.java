package org.secf.saml;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the caller's name and groups are read from the assertion. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface SamlAttributesDefinition {

    /** The SAML attribute with the caller name; {@code NameID} for the subject. Property {@code secf.saml.attributes.caller-name-attribute}. */
    String callerNameAttribute() default "NameID";

    /** The NameFormat of {@link #callerNameAttribute}. Default: any. Property {@code secf.saml.attributes.caller-name-format}. */
    String callerNameFormat() default "";

    /** The NameFormat of {@link #callerGroupsAttribute}. Default: any. Property {@code secf.saml.attributes.caller-groups-format}. */
    String callerGroupsFormat() default "";

    /** The SAML attribute with the caller groups. Property {@code secf.saml.attributes.caller-groups-attribute}. */
    String callerGroupsAttribute() default "groups";

    /**
     * Entries {@code received=ours} that rename groups; where there are any, other groups are dropped. Default: groups stay as received. Property {@code secf.saml.attributes.group-mapping}.
     */
    String[] groupMapping() default {};

    /**
     * What stands before the names of this identity provider's users where {@link SamlAuthenticationMechanismDefinition#callerNames} is {@code PREFIXED}. Property {@code secf.saml.attributes.caller-name-prefix}.
     */
    String callerNamePrefix() default "";

    /** Splits one value into several groups, such as {@code ,}. Default: a value is one group. Property {@code secf.saml.attributes.group-separator}. */
    String groupSeparator() default "";
}

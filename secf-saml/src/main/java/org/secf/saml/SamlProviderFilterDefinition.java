package org.secf.saml;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * With which of the identity providers that metadata describes users may log in. Of each list that is given one value has to fit; where none is given, the
 * metadata has to describe one identity provider, or {@link SamlAuthenticationMechanismDefinition#idpEntityId} says which.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface SamlProviderFilterDefinition {

    /** By entity id. Property {@code secf.saml.idp-filter.entity-ids}. */
    String[] entityIds() default {};

    /**
     * By entity attribute, {@code name=value}, such as an entity category (saml-metadata-attr §2). Property {@code secf.saml.idp-filter.attributes}.
     */
    String[] attributes() default {};

    /** By who registered it (saml-metadata-rpi §2.1). Property {@code secf.saml.idp-filter.registration-authorities}. */
    String[] registrationAuthorities() default {};
}

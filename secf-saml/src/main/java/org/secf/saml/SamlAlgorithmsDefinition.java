package org.secf.saml;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the identity provider may sign, and encrypt to us (SDP-ALG01). The lists can be shortened, and nothing else be added to them. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface SamlAlgorithmsDefinition {

    /** How messages may be signed. Property {@code secf.saml.algorithms.signature}. */
    String[] signature() default {
        "RSA-SHA256", "RSA-SHA384", "RSA-SHA512", "RSA-PSS-SHA256", "ECDSA-SHA256", "ECDSA-SHA384", "ECDSA-SHA512"
    };

    /** Which digests such a signature may be over. Property {@code secf.saml.algorithms.digest}. */
    String[] digest() default {"SHA256", "SHA384", "SHA512"};

    /** How the keys of what is encrypted to us may be encrypted. Property {@code secf.saml.algorithms.key-transport}. */
    String[] keyTransport() default {"RSA-OAEP-MGF1P", "RSA-OAEP"};

    /** How content may be encrypted to us. Property {@code secf.saml.algorithms.block-cipher}. */
    String[] blockCipher() default {"AES128-GCM", "AES192-GCM", "AES256-GCM"};

    /** How many bits an RSA key of the identity provider has to have, from 2048 to 8192. Property {@code secf.saml.algorithms.least-rsa-bits}. */
    int leastRsaBits() default 2048;

    /** The same as an expression. */
    String leastRsaBitsExpression() default "";

    /** On which curves EC keys of the identity provider may be. Property {@code secf.saml.algorithms.curves}. */
    String[] curves() default {"P-256", "P-384", "P-521"};
}

package org.secf.saml;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.saml.ecp.ChannelBindingMode;
import org.secf.saml.model.ResponseBinding;

/** How responses come to us (saml-bindings §3). What is not named here is refused. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface SamlBindingsDefinition {

    /** How the identity provider is asked to answer browsers: POST, SIMPLE_SIGN or ARTIFACT. Property {@code secf.saml.bindings.response}. */
    ResponseBinding response() default ResponseBinding.POST;

    /** The same as an expression. */
    String responseExpression() default "";

    /**
     * Further bindings by which responses are taken, out of {@code POST}, {@code SIMPLE_SIGN}, {@code ARTIFACT} and, for clients that are no browsers,
     * {@code PAOS}. Property {@code secf.saml.bindings.also-accepted}.
     */
    String[] alsoAccepted() default {};

    /**
     * Dangerous behind a proxy that ends TLS: whether the answer around a fetched response may go unsigned, because the TLS connection proves who answers.
     * Property {@code secf.saml.bindings.accept-unsigned-artifact-response}.
     */
    boolean acceptUnsignedArtifactResponse() default false;

    /** The same as an expression. */
    String acceptUnsignedArtifactResponseExpression() default "";

    /**
     * Whether clients that are no browsers are held to the certificate by which we are reached; needs {@link #ecpServerCertificate}. Property
     * {@code secf.saml.bindings.ecp-channel-binding}.
     */
    ChannelBindingMode ecpChannelBinding() default ChannelBindingMode.OFF;

    /** The same as an expression. */
    String ecpChannelBindingExpression() default "";

    /**
     * Location of the PEM certificate by which clients reach us, the proxy's where one ends TLS. Property
     * {@code secf.saml.bindings.ecp-server-certificate}.
     */
    String ecpServerCertificate() default "";
}

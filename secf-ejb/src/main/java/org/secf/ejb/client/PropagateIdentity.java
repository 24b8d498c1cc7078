package org.secf.ejb.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.propagation.PropagationMode;

/**
 * What is called learns for whom (AUTH-003), or is not called: where the caller cannot be told as the definition says, there is a
 * {@link jakarta.ws.rs.ProcessingException} among whose causes is a {@link org.secf.client.RefusedExchangeException}, before anything leaves. For interfaces of MicroProfile
 * Rest Client and their methods; on a method it replaces what the interface says. For other clients there is {@link PropagatedCalls}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface PropagateIdentity {

    /** The name of a {@link org.secf.propagation.PropagatedIdentityDefinition}. */
    String definition();

    /** One of the modes that the definition allows; one alone. Default: the first of them. */
    PropagationMode[] mode() default {};

    /** One of the audiences that the definition allows. Default: the first of them. */
    String audience() default "";
}

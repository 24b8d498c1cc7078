package org.secf.ejb.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An answer is proved (RFC 9421 §2.4): signed by the server, over its status and content, for just this request; any other ends in a
 * {@link jakarta.ws.rs.ProcessingException} among whose causes is a {@link org.secf.client.RefusedExchangeException}. Beside {@link SignRequest} it is bound to the
 * signature of the request, else to a nonce that the request asks for. For interfaces of MicroProfile Rest Client and their methods; on a method it replaces what
 * the interface says.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface VerifyResponse {

    /** The name of a {@link org.secf.client.ProtectedClientDefinition}; the same in all annotations of one method. */
    String definition();

    /** What the signature has to cover beside what the definition says, such as {@code x-total}. */
    String[] components() default {};
}

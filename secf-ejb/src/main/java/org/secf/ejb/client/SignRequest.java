package org.secf.ejb.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is sent is signed (RFC 9421), or is not sent. For interfaces of MicroProfile Rest Client and their methods; on a method it replaces what the interface says.
 * A definition that cannot sign is an error when the client is built.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SignRequest {

    /** The name of a {@link org.secf.client.ProtectedClientDefinition}; the same in all annotations of one method. */
    String definition();

    /** What the signature covers beside what the definition says, such as {@code x-tenant}; a request without it is not sent. */
    String[] components() default {};
}

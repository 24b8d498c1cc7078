package org.secf.ejb.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The body of what is sent is encrypted to a key that the server publishes, or is not sent. Whoever knows that key can send; add {@link SignRequest} where the
 * server has to know who it was. For interfaces of MicroProfile Rest Client and their methods.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface EncryptRequest {

    /** The name of a {@link org.secf.client.ProtectedClientDefinition}; the same in all annotations of one method. */
    String definition();
}

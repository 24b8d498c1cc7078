package org.secf.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Tests of what other programs do, such as identity providers, proxies and second servers, and of what no server has a part in, such as the rotation of keys: on
 * Payara Micro alone, unless {@code -Dsuite.left-out=} says otherwise.
 */
@Tag("on-one-server")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OnOneServer {}

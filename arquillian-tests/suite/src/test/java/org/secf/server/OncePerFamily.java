package org.secf.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Tests of what does not depend on how a server is packed: Payara Server and GlassFish leave them to Payara Micro, which is of their family, unless
 * {@code -Dsuite.left-out=} says otherwise.
 */
@Tag("once-per-family")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OncePerFamily {}

package org.secf.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test of what only servers with JAX-RS, EJB and CDI have. The build says which are, by {@code site.platform}. */
@Test
@EnabledIf(value = "org.secf.server.Site#isPlatform", disabledReason = "a servlet container has neither JAX-RS nor EJB")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PlatformTest {}

package org.secf.chosen;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;

/** Callers of other companies. */
@Qualifier
@Retention(RUNTIME)
public @interface Partners {}

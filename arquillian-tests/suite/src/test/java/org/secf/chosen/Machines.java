package org.secf.chosen;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;

/** Programs. */
@Qualifier
@Retention(RUNTIME)
public @interface Machines {}

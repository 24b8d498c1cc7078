package org.secf.enabler.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS part of the enabler. */
@ApplicationPath("/api")
public class EnablerApplication extends Application {}

package org.secf.plain;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The enabler's JAX-RS application without any definition of a login. */
@ApplicationPath("/api")
public class PlainApplication extends Application {}

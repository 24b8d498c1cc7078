package org.secf.proxied;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Finds its resources itself. */
@ApplicationPath("api")
public class ProxiedApplication extends Application {}

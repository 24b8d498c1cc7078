package org.secf.bootstrapped.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Below {@code /api}. */
@ApplicationPath("/api")
public class BootstrappedApplication extends Application {}

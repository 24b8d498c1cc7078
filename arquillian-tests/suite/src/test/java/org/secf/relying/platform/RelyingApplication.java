package org.secf.relying.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Below {@code /api}. */
@ApplicationPath("/api")
public class RelyingApplication extends Application {}

package org.secf.calling.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Below {@code /api}. */
@ApplicationPath("/api")
public class CallingApplication extends Application {}

package org.secf.throughput;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Below {@code /api}. */
@ApplicationPath("/api")
public class ThroughputApplication extends Application {}

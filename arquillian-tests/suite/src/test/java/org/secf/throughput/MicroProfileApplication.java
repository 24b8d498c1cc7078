package org.secf.throughput;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Below {@code /api}, for tokens that the server verifies by itself. */
@ApplicationPath("/api")
@DeclareRoles("user")
@LoginConfig(authMethod = "MP-JWT")
public class MicroProfileApplication extends Application {}

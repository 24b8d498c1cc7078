package org.secf.probe;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.secf.password.BasicAuthenticationMechanismDefinition;

/** Callers send name and password, which the application's identity store knows. */
@ApplicationPath("/api")
@DeclareRoles({Seen.USER, RunAsProbe.AUDITOR})
@BasicAuthenticationMechanismDefinition(realmName = "probe ${contextPath} #{1 + 1}")
public class ProbeApplication extends Application {}

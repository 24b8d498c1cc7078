package org.secf.server.wildfly.flow;

import jakarta.enterprise.context.ApplicationScoped;
import org.secf.password.BasicAuthenticationMechanismDefinition;

/** Defines the login by an annotation, on a bean, so that CDI looks at it; the descriptor says where the users are. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition
public class AnnotatedLogin {}

package org.secf.shared;

import org.secf.password.BasicAuthenticationMechanismDefinition;

/** How callers of every WAR in the EAR authenticate; the descriptor beside it says where their passwords are. */
@BasicAuthenticationMechanismDefinition(realmName = "of the EAR")
public final class SharedLogin {}

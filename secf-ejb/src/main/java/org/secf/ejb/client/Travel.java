package org.secf.ejb.client;

import org.secf.propagation.PropagatedIdentity;
import org.secf.propagation.PropagationDemand;

/** How the caller travels with one call. */
record Travel(PropagatedIdentity identity, PropagationDemand demand) {}

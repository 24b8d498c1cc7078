package org.secf.propagation;

import java.util.Optional;

/**
 * How one call is made for its caller, as a definition allows; made by {@link PropagatedIdentity#demand}.
 *
 * @param audience who is to believe it; empty where the definition names nobody
 */
public record PropagationDemand(PropagationMode mode, Optional<String> audience) {}

package org.secf.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * One link of a delegation chain: somebody who acts for the caller.
 *
 * @param name who acts
 * @param since when the delegation was given, where that is known
 */
public record Delegate(String name, Optional<Instant> since) {}

package org.secf.saml.model;

import java.time.Instant;
import org.secf.delegation.PresentedToken;

/**
 * An assertion that is signed itself, so that it proves its subject wherever it is shown.
 *
 * @param token the whole of it
 * @param until from then on nobody believes it
 */
public record OriginalAssertion(PresentedToken token, Instant until) {}

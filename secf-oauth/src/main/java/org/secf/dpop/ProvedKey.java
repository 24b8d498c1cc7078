package org.secf.dpop;

import java.time.Instant;

/**
 * What a proof of possession proved, which was not used before. Made by {@link DpopVerifier} and nobody else.
 *
 * @param thumbprint of the key (RFC 7638)
 * @param made when the proof was made, as its maker says
 * @param ends from when on the proof is refused for its age; until then at least a copy is recognised
 */
public record ProvedKey(String thumbprint, Instant made, Instant ends) {}

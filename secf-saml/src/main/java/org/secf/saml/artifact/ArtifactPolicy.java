package org.secf.saml.artifact;

import java.time.Duration;
import org.secf.saml.model.AlgorithmPolicy;

/**
 * What the deployer decides of answers to resolutions.
 *
 * @param clockSkew tolerance of every time check
 * @param algorithms by which it is signed
 * @param acceptUnsignedAnswers whether the TLS connection to the address in the metadata suffices as proof of who answered; the response inside has to be
 *     signed all the same
 */
public record ArtifactPolicy(Duration clockSkew, AlgorithmPolicy algorithms, boolean acceptUnsignedAnswers) {}

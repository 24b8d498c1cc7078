package org.secf.saml.artifact;

import java.time.Duration;

/**
 * What the deployer decides of answers to resolutions.
 *
 * @param clockSkew tolerance of every time check
 * @param acceptSha1 dangerous: takes signatures over SHA-1
 * @param acceptUnsignedAnswers whether the TLS connection to the address in the metadata suffices as proof of who answered; the response inside has to be
 *     signed all the same
 */
public record ArtifactPolicy(Duration clockSkew, boolean acceptSha1, boolean acceptUnsignedAnswers) {}

package org.secf.benchmarks;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** The library jose4j. */
final class Jose4jTokens implements TokenPeer {

    private final JwtConsumer consumer;

    Jose4jTokens(AccessToken sample) {
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKey(sample.keys().getPublic())
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        sample.algorithm().joseName())
                .setExpectedType(true, AccessToken.TYPE)
                .setExpectedIssuer(AccessToken.ISSUER)
                .setExpectedAudience(AccessToken.AUDIENCE)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .setRequireJwtId()
                .setAllowedClockSkewInSeconds((int) AccessToken.SKEW.toSeconds())
                .build();
    }

    @Override
    public String subject(String token) throws InvalidJwtException, MalformedClaimException {
        return consumer.processToClaims(token).getSubject();
    }
}

package org.secf.benchmarks;

import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;

/** The library jjwt, with Jackson; it does not look at the type. */
final class JjwtTokens implements TokenPeer {

    private final JwtParser parser;

    JjwtTokens(AccessToken sample) {
        this.parser = Jwts.parser()
                .verifyWith(sample.keys().getPublic())
                .requireIssuer(AccessToken.ISSUER)
                .requireAudience(AccessToken.AUDIENCE)
                .clockSkewSeconds(AccessToken.SKEW.toSeconds())
                .build();
    }

    @Override
    public String subject(String token) {
        return parser.parseSignedClaims(token).getPayload().getSubject();
    }
}

package org.secf.benchmarks;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.util.Set;

/** SmallRye JWT, as Quarkus, WildFly and others have it, which has jose4j in it. */
final class SmallRyeTokens implements TokenPeer {

    private final DefaultJWTParser parser;

    SmallRyeTokens(AccessToken sample) {
        JWTAuthContextInfo rules = new JWTAuthContextInfo();
        rules.setPublicVerificationKey(sample.keys().getPublic());
        rules.setSignatureAlgorithm(
                Set.of(SignatureAlgorithm.fromAlgorithm(sample.algorithm().joseName())));
        rules.setIssuedBy(AccessToken.ISSUER);
        rules.setExpectedAudience(Set.of(AccessToken.AUDIENCE));
        rules.setClockSkew((int) AccessToken.SKEW.toSeconds());
        this.parser = new DefaultJWTParser(rules);
    }

    @Override
    public String subject(String token) throws ParseException {
        return parser.parse(token).getSubject();
    }
}

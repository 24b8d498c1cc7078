package org.secf.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Set;

/** Nimbus alone. */
final class NimbusTokens implements TokenPeer {

    private final DefaultJWTProcessor<SecurityContext> processor;

    NimbusTokens(AccessToken sample) throws ParseException {
        this.processor = processor(sample);
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                AccessToken.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(AccessToken.ISSUER).build(),
                Set.of("sub", "client_id", "iat", "exp", "jti")));
    }

    /** One that looks at no claim yet. */
    static DefaultJWTProcessor<SecurityContext> processor(AccessToken sample) throws ParseException {
        DefaultJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
        made.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(AccessToken.TYPE)));
        made.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.parse(sample.algorithm().joseName()), new ImmutableJWKSet<>(JWKSet.parse(sample.jwks()))));
        return made;
    }

    @Override
    public String subject(String token) throws ParseException, BadJOSEException, JOSEException {
        return processor.process(token, null).getSubject();
    }
}

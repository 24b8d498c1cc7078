package org.secf.benchmarks;

import java.text.ParseException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring Security's decoder, which has Nimbus in it, with its validators of RFC 9068. */
final class SpringTokens implements TokenPeer {

    private final NimbusJwtDecoder decoder;

    SpringTokens(AccessToken sample) throws ParseException {
        this.decoder = new NimbusJwtDecoder(NimbusTokens.processor(sample));
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(AccessToken.ISSUER)
                .audience(AccessToken.AUDIENCE)
                .clientId(AccessToken.CLIENT)
                .build());
    }

    @Override
    public String subject(String token) {
        return decoder.decode(token).getSubject();
    }
}

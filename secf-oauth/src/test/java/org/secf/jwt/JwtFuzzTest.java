package org.secf.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.EnumSet;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.oauth.testing.CompactScript;
import org.secf.oauth.testing.TestIssuer;
import org.secf.signature.SignatureAlgorithm;

/** Whatever comes as a token is refused with a reason, unless it is the one that the issuer signed, character by character. */
class JwtFuzzTest {

    private static final Set<SignatureAlgorithm> ALGORITHMS =
            EnumSet.of(SignatureAlgorithm.RSA_V1_5_SHA256, SignatureAlgorithm.ED25519);

    private final JwtVerifier verifier = new JwtVerifier(
            new JwtPolicy(Set.of("at+jwt"), ALGORITHMS, 4096),
            FixedKeys.read(new TestIssuer().jwks(), new KeyFitness(Crypto.jdk(), ALGORITHMS, TestIssuer.ISSUER)));
    private final String good = TestIssuer.signed(TestIssuer.accessToken());

    @FuzzTest(maxDuration = "60s")
    void isRefusedUnlessItWasSigned(byte[] script) {
        String token = CompactScript.of(good, script);

        boolean isAccepted = verifier.verify(token).fold(jwt -> true, rejection -> {
            assertThat(rejection.reason()).isInstanceOf(JwtReason.class);
            return false;
        });
        assertThat(isAccepted).isEqualTo(token.equals(good));
    }
}

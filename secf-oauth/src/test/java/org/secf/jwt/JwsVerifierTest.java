package org.secf.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.keys.Thumbprint;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.Refusals;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.signature.SignatureAlgorithm;

/** Any content, signed by the right key: one fault at a time. */
class JwsVerifierTest {

    private static final Set<SignatureAlgorithm> ALGORITHMS =
            EnumSet.of(SignatureAlgorithm.PS256, SignatureAlgorithm.ECDSA_P256_SHA256);
    private static final Jws HELLO = new Jws("{\"alg\":\"ES256\",\"kid\":\"ec\"}", "hello");

    private final JwsVerifier verifier = new JwsVerifier(
            ALGORITHMS,
            FixedKeys.read(new TestIssuer().jwks(), new KeyFitness(Crypto.jdk(), ALGORITHMS, TestIssuer.ISSUER)));

    private void refuses(Jws jws, JwtReason reason) {
        assertThat(Refusals.reason(verifier.verify(jws.signedBy(TestKeys.P_256, "ES256"))))
                .isEqualTo(reason);
    }

    @Test
    void tellsContentThatIsNoClaims() {
        VerifiedJws jws = Refusals.value(verifier.verify(HELLO.signedBy(TestKeys.P_256)));

        assertThat(new String(jws.content(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(jws.algorithm()).isEqualTo(SignatureAlgorithm.ECDSA_P256_SHA256);
        assertThat(jws.keyId()).contains("ec");
        assertThat(jws.keyThumbprint()).contains(Thumbprint.of(TestKeys.P_256.getPublic()));
        assertThat(jws).hasToString("content signed by ECDSA_P256_SHA256");
    }

    @Test
    void leavesTypesToOthers() {
        Jws typed = HELLO.header("typ", "logout+jwt").header("cty", "text/plain");

        assertThat(verifier.verify(typed.signedBy(TestKeys.P_256)).rejection()).isEmpty();
    }

    @Test
    void refusesWhatChangesTheReading() {
        refuses(HELLO.header("crit", "b64"), JwtReason.JWT_CRITICAL);
        refuses(HELLO.header("b64", JsonValue.FALSE), JwtReason.JWT_PARAMETER);
        refuses(HELLO.header("jku", "https://issuer.example.org"), JwtReason.JWT_BRINGS_KEY);
        refuses(HELLO.header("kid", JsonValue.TRUE), JwtReason.JWT_KEY_ID);
        refuses(HELLO.header("kid", "nobody"), JwtReason.JWT_KEY_UNKNOWN);
    }

    @Test
    void refusesAlgorithmsThatAreNotBelieved() {
        refuses(HELLO.header("alg", "none"), JwtReason.JWT_ALGORITHM);
        refuses(HELLO.header("alg", "HS256"), JwtReason.JWT_ALGORITHM);
        refuses(HELLO.header("alg", "ES384"), JwtReason.JWT_ALGORITHM);
        refuses(HELLO.header("alg", "PS256"), JwtReason.JWT_ALGORITHM_OF_KEY);
    }

    @Test
    void refusesWhatAnotherSigned() {
        String other = new Jws(HELLO.header(), "hallo").signedBy(TestKeys.P_256);
        String signature = other.substring(other.lastIndexOf('.'));
        String hello = HELLO.signedBy(TestKeys.P_256);

        assertThat(Refusals.reason(verifier.verify(hello.substring(0, hello.lastIndexOf('.')) + signature)))
                .isEqualTo(JwtReason.JWT_SIGNATURE);
    }

    @Test
    void believesNoAlgorithmsOfBothKinds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JwsVerifier(
                        EnumSet.of(SignatureAlgorithm.HMAC_SHA256, SignatureAlgorithm.ED25519), keyId -> List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new JwsVerifier(Set.of(), keyId -> List.of()));
    }
}

package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.mint.Encrypter;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.NamedCurve;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Rejection;

/** SDP-ALG01: what the deployer took off the list is refused, correctly signed and encrypted. */
class AlgorithmPolicyTest {

    private static final AlgorithmPolicy USUAL = AlgorithmPolicy.USUAL;
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String RSA_SHA512 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512";
    private static final String MGF1P = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
    private static final String AES128 = "http://www.w3.org/2009/xmlenc11#aes128-gcm";

    private static Set<String> without(Set<String> all, String one) {
        Set<String> rest = new HashSet<>(all);
        assertThat(rest.remove(one)).isTrue();
        return rest;
    }

    private static Rejection rejection(AlgorithmPolicy policy, Mint mint) {
        return PolicyJudge.strict().taking(policy).rejection(mint);
    }

    @Test
    void refusesASignatureAlgorithmOffTheList() {
        AlgorithmPolicy policy = new AlgorithmPolicy(
                without(USUAL.signatures(), RSA_SHA256),
                USUAL.digests(),
                USUAL.keyTransports(),
                USUAL.blockCiphers(),
                USUAL.keys());
        Rejection rejection = rejection(policy, Mint.signed());
        assertThat(rejection.reason()).isEqualTo(SamlReason.FORBIDDEN_ALGORITHM);
        assertThat(rejection.received()).isEqualTo(RSA_SHA256);
    }

    @Test
    void refusesADigestOffTheList() {
        AlgorithmPolicy policy = new AlgorithmPolicy(
                USUAL.signatures(), Set.of(SHA512), USUAL.keyTransports(), USUAL.blockCiphers(), USUAL.keys());
        Rejection rejection = rejection(policy, Mint.signed());
        assertThat(rejection.reason()).isEqualTo(SamlReason.FORBIDDEN_ALGORITHM);
        assertThat(rejection.received()).isEqualTo(SHA256);
    }

    @Test
    void refusesAKeyTransportOffTheList() {
        AlgorithmPolicy policy = new AlgorithmPolicy(
                USUAL.signatures(),
                USUAL.digests(),
                without(USUAL.keyTransports(), MGF1P),
                USUAL.blockCiphers(),
                USUAL.keys());
        Rejection rejection = rejection(policy, Mint.signed().encrypt(Encrypter.usual()));
        assertThat(rejection.reason()).isEqualTo(SamlReason.FORBIDDEN_ENCRYPTION);
        assertThat(rejection.received()).isEqualTo(MGF1P);
        assertThat(PolicyJudge.strict()
                        .taking(policy)
                        .answer(Mint.signed().encrypt(new Encrypter(TestKeys.SP, 128, "SHA-256"))))
                .isEmpty();
    }

    @Test
    void refusesABlockCipherOffTheList() {
        AlgorithmPolicy policy = new AlgorithmPolicy(
                USUAL.signatures(),
                USUAL.digests(),
                USUAL.keyTransports(),
                without(USUAL.blockCiphers(), AES128),
                USUAL.keys());
        Rejection rejection = rejection(policy, Mint.signed().encrypt(Encrypter.usual()));
        assertThat(rejection.reason()).isEqualTo(SamlReason.FORBIDDEN_ENCRYPTION);
        assertThat(rejection.received()).isEqualTo(AES128);
        assertThat(PolicyJudge.strict()
                        .taking(policy)
                        .answer(Mint.signed().encrypt(new Encrypter(TestKeys.SP, 256, "SHA-1"))))
                .isEmpty();
    }

    @Test
    void refusesASignatureByAKeyThatIsTooShort() {
        AlgorithmPolicy.Keys longer =
                new AlgorithmPolicy.Keys(8192, USUAL.keys().curves());
        AlgorithmPolicy policy = new AlgorithmPolicy(
                USUAL.signatures(), USUAL.digests(), USUAL.keyTransports(), USUAL.blockCiphers(), longer);
        Rejection rejection = rejection(policy, Mint.signed());
        assertThat(rejection.reason()).isEqualTo(SamlReason.WEAK_KEY);
        assertThat(rejection.expected())
                .isEqualTo("RSA of at least 8192 bits (8192 at most, and 64 of its exponent) or EC of P-256, P-384,"
                        + " P-521");
    }

    @Nested
    class TheList {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
                    "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
                    "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
                    ""
                })
        void takesNothingElseAsASignature(String uri) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AlgorithmPolicy(
                            Set.of(uri), USUAL.digests(), USUAL.keyTransports(), USUAL.blockCiphers(), USUAL.keys()));
        }

        @Test
        void takesNeitherCbcNorTheOldKeyTransport() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AlgorithmPolicy(
                            USUAL.signatures(),
                            USUAL.digests(),
                            USUAL.keyTransports(),
                            Set.of("http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
                            USUAL.keys()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AlgorithmPolicy(
                            USUAL.signatures(),
                            USUAL.digests(),
                            Set.of("http://www.w3.org/2001/04/xmlenc#rsa-1_5"),
                            USUAL.blockCiphers(),
                            USUAL.keys()));
        }

        @Test
        void isNotEmpty() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AlgorithmPolicy(
                            Set.of(), USUAL.digests(), USUAL.keyTransports(), USUAL.blockCiphers(), USUAL.keys()))
                    .withMessageContaining("empty");
        }

        @Test
        void getsSha1ByItsOwnSwitchAlone() {
            assertThat(USUAL.signatures()).noneMatch(uri -> uri.contains("sha1"));
            assertThat(USUAL.digests()).noneMatch(uri -> uri.contains("sha1"));
            AlgorithmPolicy lax = new AlgorithmPolicy(
                            Set.of(RSA_SHA512),
                            Set.of(SHA512),
                            USUAL.keyTransports(),
                            USUAL.blockCiphers(),
                            USUAL.keys())
                    .andSha1();
            assertThat(lax.signatures())
                    .containsExactlyInAnyOrder(RSA_SHA512, "http://www.w3.org/2000/09/xmldsig#rsa-sha1");
            assertThat(lax.digests()).containsExactlyInAnyOrder(SHA512, "http://www.w3.org/2000/09/xmldsig#sha1");
        }

        /** Whatever the verifier can do is on the list, and the list names nothing that it cannot. */
        @Test
        void isWhatTheVerifierKnows() {
            assertThat(USUAL.signatures())
                    .allMatch(uri -> SignatureAlgorithm.of(uri).isPresent());
            assertThat(USUAL.signatures()).hasSize(SignatureAlgorithm.values().length - 1);
        }
    }

    @Nested
    class Keys {

        private static PublicKey curve(String name) throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair().getPublic();
        }

        @ParameterizedTest
        @CsvSource({"secp256r1, P_256", "secp384r1, P_384", "secp521r1, P_521"})
        void areOnTheCurvesOfTheList(String name, NamedCurve curve) throws Exception {
            PublicKey key = curve(name);
            assertThat(USUAL.keys().areEnough(key)).isTrue();
            assertThat(new AlgorithmPolicy.Keys(2048, Set.of(curve)).areEnough(key))
                    .isTrue();
            Set<NamedCurve> others = new HashSet<>(USUAL.keys().curves());
            others.remove(curve);
            assertThat(new AlgorithmPolicy.Keys(2048, others).areEnough(key)).isFalse();
        }

        @Test
        void areNotOnesThatCostMoreThanHonestOnes() throws Exception {
            BigInteger modulus = ((RSAPublicKey) TestKeys.IDP.publicKey()).getModulus();
            KeyFactory factory = KeyFactory.getInstance("RSA");
            PublicKey longest = factory.generatePublic(
                    new RSAPublicKeySpec(modulus, BigInteger.ONE.shiftLeft(63).setBit(0)));
            PublicKey longer = factory.generatePublic(
                    new RSAPublicKeySpec(modulus, BigInteger.ONE.shiftLeft(64).setBit(0)));
            assertThat(USUAL.keys().areEnough(longest)).isTrue();
            assertThat(USUAL.keys().areEnough(longer)).isFalse();
        }

        @Test
        void areLongEnough() throws Exception {
            assertThat(USUAL.keys().areEnough(TestKeys.WEAK.publicKey())).isFalse();
            assertThat(USUAL.keys().areEnough(TestKeys.IDP.publicKey())).isTrue();
            assertThat(USUAL.keys()
                            .areEnough(KeyPairGenerator.getInstance("Ed25519")
                                    .generateKeyPair()
                                    .getPublic()))
                    .isFalse();
        }

        @Test
        void areNeverShorterThanTheStandardSays() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AlgorithmPolicy.Keys(2047, Set.of(NamedCurve.P_256)))
                    .withMessageContaining("2048");
        }
    }
}

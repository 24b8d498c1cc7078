package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.verdict.Rejection;

class JwkTest {

    static PublicKey ec(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair().getPublic();
    }

    static PublicKey rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair().getPublic();
    }

    static PublicKey named(String algorithm) throws Exception {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "Ed448", "X25519", "X448"})
    void comesBackAsItWas(String algorithm) throws Exception {
        for (int i = 0; i < 20; i++) {
            Jwk jwk = Jwk.of(named(algorithm));

            assertThat(Jwk.read(jwk.toJson().toString()).<Object>fold(read -> read, Rejection::detail))
                    .isEqualTo(jwk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void comesBackFromTheCurvesOfNist(String curve) throws Exception {
        for (int i = 0; i < 20; i++) {
            Jwk jwk = Jwk.of(ec(curve)).with(JwkUse.ENCRYPTION, "ECDH-ES").withKeyId("of today");

            assertThat(Jwk.read(jwk.toJson()).<Object>fold(read -> read, Rejection::detail))
                    .isEqualTo(jwk);
        }
    }

    @Test
    void saysWhatTheKeyIsFor() throws Exception {
        JsonObject json = Jwk.of(rsa(2048))
                .with(JwkUse.SIGNATURE, "PS256")
                .withKeyId("2026")
                .toJson();

        assertThat(json.keySet()).containsExactlyInAnyOrder("kty", "n", "e", "kid", "use", "alg");
        assertThat(json.getString("use")).isEqualTo("sig");
        assertThat(json.getString("alg")).isEqualTo("PS256");
        assertThat(json.getString("kid")).isEqualTo("2026");
    }

    @Test
    void isNamedByItsThumbprintAtFirst() throws Exception {
        Jwk jwk = Jwk.of(ec("secp256r1"));

        assertThat(jwk.keyId()).contains(jwk.thumbprint());
        assertThat(jwk.thumbprint()).hasSize(43).isNotEqualTo(Thumbprint.of(jwk.key()));
    }

    @Test
    void readsTheSameKeyOfAnotherProvider() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(256);
        Jwk jwk = Jwk.of(generator.generateKeyPair().getPublic());

        assertThat(Jwk.read(jwk.toJson()).map(Jwk::thumbprint).<String>fold(read -> read, Rejection::detail))
                .isEqualTo(jwk.thumbprint());
    }

    @Nested
    class Certificates {

        private final X509Certificate alice = Authority.root("CN=Root").client("alice");

        @Test
        void areNamedByTheirHash() throws Exception {
            JsonObject json =
                    Jwk.of(alice.getPublicKey()).withCertificate(alice).toJson();

            assertThat(json.getString("x5t#S256")).isEqualTo(Base64Url.encode(Thumbprint.sha256(alice.getEncoded())));
        }

        @Test
        void mustBeForTheKey() throws Exception {
            Jwk other = Jwk.of(ec("secp256r1"));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.withCertificate(alice))
                    .withMessageContaining("another key");
        }
    }

    @Nested
    class RefusesToWrite {

        @Test
        void shortKeys() throws Exception {
            PublicKey weak = rsa(1024);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Jwk.of(weak))
                    .withMessageContaining(KeyStrength.EXPECTED_OF_ANY_KIND);
        }

        @Test
        void kindsWithoutForm() throws Exception {
            PublicKey dsa = named("DSA");

            assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(dsa));
        }

        @Test
        void curvesWithoutForm() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
            generator.initialize(new ECGenParameterSpec("secp256k1"));
            PublicKey other = generator.generateKeyPair().getPublic();

            assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(other)).withMessageContaining("another curve");
        }

        @Test
        void keysForWhatTheyCannotDo() throws Exception {
            Jwk edwards = Jwk.of(named("Ed25519"));

            assertThatIllegalArgumentException().isThrownBy(() -> edwards.with(JwkUse.ENCRYPTION, "ECDH-ES"));
        }
    }

    @Test
    void aCurveOfTheSameSizeIsAnother() {
        ECParameterSpec ours = EcCurve.P_256.parameters();
        ECParameterSpec otherGenerator = new ECParameterSpec(
                ours.getCurve(),
                new java.security.spec.ECPoint(BigInteger.ONE, BigInteger.TWO),
                ours.getOrder(),
                ours.getCofactor());

        assertThat(EcCurve.of(ours)).contains(EcCurve.P_256);
        assertThat(EcCurve.of(otherGenerator)).isEmpty();
    }

    @Nested
    class Sets {

        @Test
        void areAListOfKeys() throws Exception {
            Jwk one = Jwk.of(ec("secp256r1"));
            Jwk two = Jwk.of(named("X25519"));
            JsonObject json = new JwkSet(List.of(one, two)).toJson();

            assertThat(json.keySet()).containsExactly("keys");
            assertThat(json.getJsonArray("keys").getValuesAs(JsonObject.class))
                    .containsExactly(one.toJson(), two.toJson());
        }

        @Test
        void haveANameForEachKey() throws Exception {
            Jwk one = Jwk.of(ec("secp256r1")).withKeyId("same");
            Jwk two = Jwk.of(ec("secp256r1")).withKeyId("same");
            JsonObject unnamed = jakarta.json.Json.createObjectBuilder(one.toJson())
                    .remove("kid")
                    .build();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new JwkSet(List.of(one, two)))
                    .withMessageContaining("same");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Jwk.read(unnamed).map(jwk -> new JwkSet(List.of(jwk))))
                    .withMessageContaining("no kid");
        }
    }
}

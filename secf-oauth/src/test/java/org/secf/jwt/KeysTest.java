package org.secf.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.integrity.PublishedKeys;
import org.secf.oauth.testing.LocalServer;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.oauth.testing.TickingClock;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.Outbound;

class KeysTest {

    private static final KeyFitness FITNESS = new KeyFitness(
            Crypto.jdk(),
            EnumSet.of(SignatureAlgorithm.RSA_V1_5_SHA256, SignatureAlgorithm.ECDSA_P256_SHA256),
            TestIssuer.ISSUER);

    private final LocalServer server = new LocalServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Nested
    class InAFile {

        @Test
        void areThoseThatVerify() {
            FixedKeys keys = FixedKeys.read(new TestIssuer().jwks(), FITNESS);
            assertThat(keys.candidates(Optional.of("rsa"))).hasSize(1);
            assertThat(keys.candidates(Optional.of("ed"))).isEmpty();
            assertThat(keys.candidates(Optional.of("strange"))).isEmpty();
            assertThat(keys.candidates(Optional.empty())).hasSize(2);
        }

        @Test
        void mayBePem() {
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(TestKeys.RSA.getPublic().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            FixedKeys keys = FixedKeys.read(ascii(pem), FITNESS);
            assertThat(keys.candidates(Optional.of("any"))).hasSize(1);
        }

        @Test
        void mayBeOneKey() {
            String json =
                    org.secf.keys.Jwk.of(TestKeys.P_256.getPublic()).toJson().toString();
            assertThat(FixedKeys.read(ascii(json), FITNESS).candidates(Optional.empty()))
                    .hasSize(1);
        }

        @Test
        void stopTheDeploymentWhereThereAreNone() {
            assertThatThrownBy(() -> FixedKeys.read(ascii("{\"keys\":[]}"), FITNESS))
                    .hasMessageContaining("no key in it verifies");
            assertThatThrownBy(() -> FixedKeys.read(ascii("nothing"), FITNESS))
                    .hasMessageContaining("expected a JSON Web Key Set");
            assertThatThrownBy(() -> FixedKeys.read(ascii("{\"kty\":\"oct\",\"k\":\"AAAA\"}"), FITNESS))
                    .hasMessageContaining("PRIVATE_MEMBER");
        }
    }

    private final TickingClock clock = new TickingClock();

    private DiscoveredKeys discovered(String issuer) {
        Outbound outbound = Outbound.platform();
        PublishedKeys.Source source =
                new PublishedKeys.Source(URI.create(server.address("/metadata")), () -> outbound, Duration.ofHours(1));
        return new DiscoveredKeys(
                source,
                issuer,
                clock,
                address -> new PublishedJwtKeys(
                        new PublishedKeys.Source(address, () -> outbound, Duration.ofHours(1)), clock, FITNESS));
    }

    private void publish(String issuer, String jwks) {
        server.json("/metadata", "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + jwks + "\"}");
        server.json("/jwks", new String(new TestIssuer().jwks(), StandardCharsets.UTF_8));
    }

    private long asked(String path) {
        return server.asked().stream().filter(one -> one.path().equals(path)).count();
    }

    /** RFC 8414 §3.3. */
    @Nested
    class OfAnIssuersMetadata {

        @Test
        void areFoundOnce() {
            publish(TestIssuer.ISSUER, server.address("/jwks"));
            DiscoveredKeys keys = discovered(TestIssuer.ISSUER);
            assertThat(keys.candidates(Optional.of("rsa"))).hasSize(1);
            assertThat(keys.candidates(Optional.of("ec"))).hasSize(1);
            assertThat(asked("/metadata")).isEqualTo(1);
            assertThat(asked("/jwks")).isEqualTo(1);
        }

        @Test
        void areNotBelievedOfAnotherIssuer() {
            publish(TestIssuer.ISSUER + "/", server.address("/jwks"));
            assertThat(discovered(TestIssuer.ISSUER).candidates(Optional.of("rsa")))
                    .isEmpty();
            assertThat(asked("/jwks")).isZero();
        }

        @Test
        void areNotFetchedInTheOpen() {
            publish(TestIssuer.ISSUER, "http://issuer.example.org/jwks");
            assertThat(discovered(TestIssuer.ISSUER).candidates(Optional.of("rsa")))
                    .isEmpty();
        }

        @Test
        void areAskedForAgainAfterTenSecondsAtTheEarliest() {
            DiscoveredKeys keys = discovered(TestIssuer.ISSUER);
            for (int i = 0; i < 5; i++) {
                assertThat(keys.candidates(Optional.of("rsa"))).isEmpty();
            }
            assertThat(asked("/metadata")).isEqualTo(1);
            publish(TestIssuer.ISSUER, server.address("/jwks"));
            clock.now = clock.now.plusSeconds(10);
            assertThat(keys.candidates(Optional.of("rsa"))).hasSize(1);
        }

        @Test
        void holdWhileTheMetadataCannotBeRead() {
            publish(TestIssuer.ISSUER, server.address("/jwks"));
            DiscoveredKeys keys = discovered(TestIssuer.ISSUER);
            assertThat(keys.candidates(Optional.of("rsa"))).hasSize(1);
            server.json("/metadata", "{}");
            clock.now = clock.now.plus(Duration.ofDays(1));
            assertThat(keys.candidates(Optional.of("rsa"))).hasSize(1);
            assertThat(asked("/metadata")).isEqualTo(2);
        }
    }

    /** H67. */
    @Test
    void unknownNamesAreNoFloodOfQuestions() {
        publish(TestIssuer.ISSUER, server.address("/jwks"));
        DiscoveredKeys keys = discovered(TestIssuer.ISSUER);
        for (int i = 0; i < 200; i++) {
            assertThat(keys.candidates(Optional.of("unknown-" + i))).isEmpty();
        }
        assertThat(asked("/jwks")).isEqualTo(1);
        clock.now = clock.now.plusSeconds(11);
        assertThat(keys.candidates(Optional.of("unknown"))).isEmpty();
        assertThat(asked("/jwks")).isEqualTo(2);
    }

    @Test
    void policiesRefuseWhatIsMissing() {
        assertThatThrownBy(() -> new JwtPolicy(Set.of(), JwtPolicy.asymmetric(), 10))
                .hasMessageContaining("no type");
        assertThatThrownBy(() -> new JwtPolicy(Set.of("jwt"), Set.of(), 10)).hasMessageContaining("no algorithm");
        assertThatThrownBy(() -> new JwtPolicy(Set.of("jwt"), Set.of(SignatureAlgorithm.HMAC_SHA256), 10))
                .hasMessageContaining("shared secret");
        assertThatThrownBy(() -> JwtPolicy.bySharedSecret(
                        Set.of("jwt"), Set.of(SignatureAlgorithm.HMAC_SHA256, SignatureAlgorithm.PS256), 10))
                .hasMessageContaining("pass for that");
        assertThatThrownBy(() -> new JwtPolicy(Set.of("jwt"), JwtPolicy.asymmetric(), 0))
                .hasMessageContaining("length");
    }
}

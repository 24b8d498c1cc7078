package org.secf.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.oauth.testing.Refusals.reason;
import static org.secf.oauth.testing.Refusals.value;

import jakarta.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.jwt.JwtReason;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.oauth.testing.LocalServer;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.oauth.testing.TickingClock;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.Outbound;
import org.secf.tls.TlsReason;
import org.secf.verdict.Rejection;

/** A provider that announces itself, by a server on this machine that can be away, slow, or another. */
class FollowedProviderTest {

    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final Duration REFRESH = Duration.ofHours(1);

    private final LocalServer server = new LocalServer();
    private final TickingClock clock = new TickingClock();
    private final FollowedProvider provider = new FollowedProvider(
            new ProviderPlaces(TestIssuer.ISSUER, URI.create(server.address(DOCUMENT)), Set.of()),
            new ProviderConnection(
                    Outbound::platform, REFRESH, Set.of(SignatureAlgorithm.RSA_V1_5_SHA256), Crypto.jdk(), clock));

    @BeforeEach
    void start() {
        server.json(DOCUMENT, document(TestIssuer.ISSUER, "/token", "/jwks"));
        server.json("/jwks", new String(new TestIssuer().jwks(), StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String document(String issuer, String token, String keys) {
        return Json.createObjectBuilder()
                .add("issuer", issuer)
                .add("authorization_endpoint", server.address("/authorize"))
                .add("token_endpoint", server.address(token))
                .add("jwks_uri", server.address(keys))
                .build()
                .toString();
    }

    private long asked(String path) {
        return server.asked().stream().filter(one -> one.path().equals(path)).count();
    }

    private String token() {
        return value(provider.metadata()).endpoints().token().getPath();
    }

    private void after(Duration time) {
        clock.now = clock.now.plus(time);
    }

    private void goAway() {
        server.answering(DOCUMENT, new LocalServer.Answer(503, "text/plain", "", 0));
    }

    @Test
    void asksNobodyBeforeItIsNeededAndThenOnce() {
        assertThat(server.asked()).isEmpty();
        assertThat(token()).isEqualTo("/token");
        assertThat(token()).isEqualTo("/token");
        assertThat(asked(DOCUMENT)).isEqualTo(1);
        assertThat(provider.problem()).isEmpty();
    }

    @Test
    void asksAgainWhenItIsDue() {
        token();
        server.json(DOCUMENT, document(TestIssuer.ISSUER, "/token2", "/jwks"));
        after(REFRESH.minusSeconds(1));
        assertThat(token()).isEqualTo("/token");
        after(Duration.ofSeconds(1));
        assertThat(token()).isEqualTo("/token2");
    }

    @Test
    void goesOnWithTheLastGoodCopyWhileTheProviderIsAwayButNotForEver() {
        token();
        goAway();
        after(REFRESH);
        assertThat(token()).isEqualTo("/token");
        assertThat(provider.problem().map(Rejection::reason)).contains(TlsReason.BAD_STATUS);
        after(REFRESH.multipliedBy(2).minusSeconds(1));
        assertThat(token()).isEqualTo("/token");
        after(Duration.ofSeconds(1));
        assertThat(reason(provider.metadata())).isEqualTo(ProviderReason.METADATA_UNAVAILABLE);
    }

    @Test
    void goesOnWithTheLastGoodCopyWhereTheDocumentIsAnothers() {
        token();
        server.json(DOCUMENT, document("https://evil.example", "/evil", "/jwks"));
        after(REFRESH);
        assertThat(token()).isEqualTo("/token");
        assertThat(provider.problem().map(Rejection::reason)).contains(ProviderReason.METADATA_ISSUER);
    }

    @Test
    void triesAgainSoonButNotAtOnce() {
        goAway();
        assertThat(reason(provider.metadata())).isEqualTo(ProviderReason.METADATA_UNAVAILABLE);
        server.json(DOCUMENT, document(TestIssuer.ISSUER, "/token", "/jwks"));
        assertThat(reason(provider.metadata())).isEqualTo(ProviderReason.METADATA_UNAVAILABLE);
        assertThat(asked(DOCUMENT)).isEqualTo(1);
        after(Duration.ofSeconds(10));
        assertThat(token()).isEqualTo("/token");
        assertThat(provider.problem()).isEmpty();
    }

    @Test
    void refusesADocumentOfAnotherFromTheStart() {
        server.json(DOCUMENT, document("https://evil.example", "/evil", "/jwks"));
        assertThat(reason(provider.metadata())).isEqualTo(ProviderReason.METADATA_UNAVAILABLE);
        assertThat(provider.keys().candidates(Optional.empty())).isEmpty();
        assertThat(provider.encryptionKeys()).isEmpty();
    }

    @Test
    void followsNoRedirects() {
        server.answering(DOCUMENT, new LocalServer.Answer(302, "text/plain", "", 0));
        assertThat(reason(provider.metadata())).isEqualTo(ProviderReason.METADATA_UNAVAILABLE);
        assertThat(provider.problem().map(Rejection::reason)).contains(TlsReason.REDIRECTED);
    }

    @Test
    void manyThatComeFirstAskOnce() throws Exception {
        server.answering(
                DOCUMENT,
                new LocalServer.Answer(200, "application/json", document(TestIssuer.ISSUER, "/token", "/jwks"), 200));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(this::token));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("/token");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked(DOCUMENT)).isEqualTo(1);
    }

    @Test
    void unknownNamesOfKeysHaveThemFetchedAgainButSeldom() {
        IdTokenVerifier verifier = new IdTokenVerifier(provider, TestProvider.trust(), Crypto.jdk(), TestIssuer.CLOCK);
        IdTokenExpectation login = IdTokenExpectation.ofLogin(TestProvider.NONCE);
        for (int i = 0; i < 50; i++) {
            String token = TestProvider.idToken().header("kid", "random-" + i).signedBy(TestKeys.OTHER_RSA);
            assertThat(reason(verifier.verify(token, login))).isEqualTo(JwtReason.JWT_KEY_UNKNOWN);
        }
        assertThat(asked("/jwks")).isEqualTo(1);
        after(Duration.ofSeconds(10));
        reason(verifier.verify(TestProvider.idToken().header("kid", "new").signedBy(TestKeys.OTHER_RSA), login));
        assertThat(asked("/jwks")).isEqualTo(2);
        assertThat(value(verifier.verify(TestProvider.idToken().signedBy(TestKeys.RSA), login))
                        .subject())
                .isEqualTo("alice");
        assertThat(asked("/jwks")).isEqualTo(2);
    }

    @Test
    void takesKeysFromWhereTheProviderMovedThemTo() {
        assertThat(provider.keys().candidates(Optional.of("rsa"))).hasSize(1);
        server.json(DOCUMENT, document(TestIssuer.ISSUER, "/token", "/moved"));
        server.json("/moved", "{\"keys\":[]}");
        after(REFRESH);
        assertThat(provider.keys().candidates(Optional.of("rsa"))).isEmpty();
    }

    @Test
    void encryptsToKeysForEncryptionAlone() {
        Jwk forEncryption =
                Jwk.of(TestKeys.OTHER_RSA.getPublic()).withKeyId("e").with(JwkUse.ENCRYPTION, "RSA-OAEP-256");
        server.json(
                "/jwks",
                Json.createObjectBuilder()
                        .add(
                                "keys",
                                Json.createArrayBuilder()
                                        .add(Jwk.of(TestKeys.RSA.getPublic()).toJson())
                                        .add(forEncryption.toJson()))
                        .build()
                        .toString());
        assertThat(provider.encryptionKeys())
                .extracting(key -> key.keyId().orElseThrow())
                .containsExactly("e");
        assertThat(provider.keys().candidates(Optional.of("e"))).isEmpty();
    }

    @Test
    void findsTheDocumentBelowTheIssuer() {
        assertThat(FollowedProvider.usualDocument("https://op.example.org/realms/a"))
                .hasToString("https://op.example.org/realms/a/.well-known/openid-configuration");
        assertThat(FollowedProvider.usualDocument("https://op.example.org/"))
                .hasToString("https://op.example.org/.well-known/openid-configuration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"op", "http://op.example.org", "https://op.example.org?a=b", "https://op.example.org#a"})
    void refusesIssuersThatAreNoAddress(String issuer) {
        assertThatThrownBy(() -> FollowedProvider.usualDocument(issuer)).hasMessageContaining("https address");
    }

    @Test
    void aFixedProviderFetchesItsKeysAlone() {
        ProviderMetadata metadata = value(TestProvider.at(server.address("")).metadata());
        FixedProvider fixed = new FixedProvider(
                metadata,
                new ProviderConnection(
                        Outbound::platform, REFRESH, Set.of(SignatureAlgorithm.RSA_V1_5_SHA256), Crypto.jdk(), clock));
        assertThat(value(fixed.metadata())).isEqualTo(metadata);
        assertThat(fixed.keys().candidates(Optional.of("rsa"))).hasSize(1);
        assertThat(fixed.encryptionKeys()).isEmpty();
        assertThat(asked(DOCUMENT)).isZero();
    }
}

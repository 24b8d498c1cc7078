package org.secf.openid.provider;

import jakarta.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.secf.crypto.Crypto;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.JwtKeys;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.KeyFitness;
import org.secf.keys.Jwk;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.Outbound;
import org.secf.verdict.Verdict;

/** A provider whose keys are {@link TestIssuer}'s, and a client of it. */
final class TestProvider implements Provider {

    static final String CLIENT = "shop";
    static final String NONCE = "n-0S6_WzA2Mj";
    static final String SECRET = "a secret: 32 octets and more, 4711";

    private final ProviderMetadata metadata;
    private final List<Jwk> encryptionKeys;

    private TestProvider(ProviderMetadata metadata, List<Jwk> encryptionKeys) {
        this.metadata = metadata;
        this.encryptionKeys = encryptionKeys;
    }

    /** One that announces nothing and is nowhere. */
    static TestProvider plain() {
        return at(TestIssuer.ISSUER);
    }

    /** One whose endpoints are below that address, and which announces nothing. */
    static TestProvider at(String base) {
        return new TestProvider(
                new ProviderMetadata(
                        TestIssuer.ISSUER,
                        new ProviderEndpoints(
                                URI.create(base + "/authorize"),
                                URI.create(base + "/token"),
                                URI.create(base + "/jwks"),
                                Map.of(),
                                Map.of()),
                        ProviderFeatures.none()),
                List.of());
    }

    TestProvider with(ProviderFeatures features) {
        return new TestProvider(new ProviderMetadata(issuer(), metadata.endpoints(), features), encryptionKeys);
    }

    TestProvider flag(String name) {
        return with(new ProviderFeatures(Set.of(name), metadata.features().lists()));
    }

    TestProvider list(String name, String... values) {
        return with(new ProviderFeatures(metadata.features().flags(), Map.of(name, Set.of(values))));
    }

    /** With endpoints by their names in the registry. */
    TestProvider with(Map<String, URI> others, Map<String, URI> byCertificate) {
        ProviderEndpoints before = metadata.endpoints();
        ProviderEndpoints more =
                new ProviderEndpoints(before.authorization(), before.token(), before.keys(), others, byCertificate);
        return new TestProvider(new ProviderMetadata(issuer(), more, metadata.features()), encryptionKeys);
    }

    TestProvider encryptingTo(Jwk... keys) {
        return new TestProvider(metadata, List.of(keys));
    }

    @Override
    public String issuer() {
        return metadata.issuer();
    }

    @Override
    public Verdict<ProviderMetadata> metadata() {
        return Verdict.accepted(metadata);
    }

    @Override
    public JwtKeys keys() {
        return FixedKeys.read(new TestIssuer().jwks(), new KeyFitness(Crypto.jdk(), JwtPolicy.asymmetric(), issuer()));
    }

    @Override
    public List<Jwk> encryptionKeys() {
        return encryptionKeys;
    }

    /** By RS256, not encrypted. */
    static TokenTrust trust() {
        return TokenTrust.published(
                CLIENT, Set.of(SignatureAlgorithm.RSA_V1_5_SHA256), Duration.ofSeconds(30), Duration.ofMinutes(10));
    }

    static Secret secret(String text) {
        return Secret.taking(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An access token of whoever bears it. */
    static ProviderTokens tokens(String access) {
        return new ProviderTokens(
                secret(access),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** By a secret. */
    static ClientRegistration client() {
        return new ClientRegistration(CLIENT, Optional.empty(), Optional.of(secret(SECRET)), Optional.empty(), false);
    }

    static ProviderAccess access(Provider provider, ClientRegistration client) {
        return access(provider, client, TestIssuer.CLOCK);
    }

    static ProviderAccess access(Provider provider, ClientRegistration client, Clock clock) {
        return new ProviderAccess(provider, client, Outbound::platform, clock, new SecureRandom());
    }

    static Member signing(KeyKind kind) {
        try {
            OwnKey key = new SelfSigned(kind, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=shop"), TestIssuer.NOW);
            return Member.of(KeyUse.SIGNING, KeyLife.waiting().activeFrom(TestIssuer.NOW.minusSeconds(60)), key);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static ClientSigningKeys ourKeys(Member... members) {
        return new ClientSigningKeys(
                () -> new KeySet(List.of(members), List.of()), Optional.empty(), Crypto.jdk(), TestIssuer.CLOCK);
    }

    /** A right ID token by the key {@code rsa}, to be changed and signed. */
    static Jws idToken() {
        return new Jws(
                Json.createObjectBuilder()
                        .add("alg", "RS256")
                        .add("kid", "rsa")
                        .build()
                        .toString(),
                Json.createObjectBuilder()
                        .add("iss", TestIssuer.ISSUER)
                        .add("sub", "alice")
                        .add("aud", CLIENT)
                        .add("nonce", NONCE)
                        .add("iat", TestIssuer.NOW.getEpochSecond() - 10)
                        .add("exp", TestIssuer.NOW.getEpochSecond() + 300)
                        .build()
                        .toString());
    }
}

package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.oauth.testing.Refusals.value;

import jakarta.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.provider.FixedProvider;
import org.secf.openid.provider.IdToken;
import org.secf.openid.provider.IdTokenExpectation;
import org.secf.openid.provider.IdTokenVerifier;
import org.secf.openid.provider.ProviderConnection;
import org.secf.openid.provider.ProviderEndpoints;
import org.secf.openid.provider.ProviderFeatures;
import org.secf.openid.provider.ProviderMetadata;
import org.secf.openid.provider.TokenTrust;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.Outbound;

/** Tokens of logins in memory. */
class HeldTokensTest {

    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.RSA_V1_5_SHA256);
    private static final Instant END = TestIssuer.NOW.plusSeconds(600);

    private final TickingClock clock = new TickingClock();
    private final OpenIdServer server = new OpenIdServer(clock);
    private final IdToken alice = idToken();
    private final HeldTokens held = new HeldTokens(clock, new SecureRandom(), HeldTokens.MOST_OCTETS);

    @AfterEach
    void stop() {
        server.close();
    }

    private IdToken idToken() {
        URI address = URI.create(server.issuer() + "/jwks");
        FixedProvider provider = new FixedProvider(
                new ProviderMetadata(
                        server.issuer(),
                        new ProviderEndpoints(address, address, address, Map.of(), Map.of()),
                        ProviderFeatures.none()),
                new ProviderConnection(Outbound::platform, Duration.ofHours(1), ALGORITHMS, Crypto.jdk(), clock));
        TokenTrust trust = TokenTrust.published(Rp.CLIENT, ALGORITHMS, Duration.ZERO, Duration.ofMinutes(10));
        Jws token = Jws.of(
                Json.createObjectBuilder().add("alg", "RS256").add("kid", "rsa").build(),
                Json.createObjectBuilder()
                        .add("iss", server.issuer())
                        .add("sub", "alice")
                        .add("aud", Rp.CLIENT)
                        .add("nonce", "n")
                        .add("iat", TestIssuer.NOW.getEpochSecond())
                        .add("exp", END.getEpochSecond())
                        .build());
        return value(new IdTokenVerifier(provider, trust, Crypto.jdk(), clock)
                .verify(TestIssuer.signed(token), IdTokenExpectation.ofLogin("n")));
    }

    private TokensOfLogin tokens() {
        Secret access = Secret.taking("access".getBytes(StandardCharsets.UTF_8));
        return new TokensOfLogin(
                new LoginTokens(access, Optional.empty(), Optional.empty(), alice, Optional.empty()), Optional.empty());
    }

    @Test
    void areFoundUntilTheirSessionIsOver() {
        String name = held.keep(tokens(), END);
        clock.now = END.minusMillis(1);
        assertThat(held.find(name)).isPresent();
        clock.now = END;
        assertThat(held.find(name)).isEmpty();
    }

    /** Whoever leaves such a login still gets at what else was kept for it. */
    @Test
    void areForgottenByNameAfterwards() {
        TokensOfLogin tokens = tokens();
        String name = held.keep(tokens, END);
        clock.now = END;

        assertThat(held.forget(name)).containsSame(tokens);
        assertThat(held.size()).isZero();
    }

    @Test
    void areSweptOutWhereOthersCome() {
        held.keep(tokens(), END);
        String lasting = held.keep(tokens(), END.plusSeconds(600));
        assertThat(held.size()).isEqualTo(2);
        clock.now = END;

        held.keep(tokens(), END.plusSeconds(600));

        assertThat(held.size()).isEqualTo(2);
        assertThat(held.find(lasting)).isPresent();
    }

    @Test
    void theOldestGoWhereTheyAreTooMany() {
        HeldTokens small =
                new HeldTokens(clock, new SecureRandom(), 2L * (tokens().now().octets() + 256));
        String first = small.keep(tokens(), END);
        String second = small.keep(tokens(), END);
        String third = small.keep(tokens(), END);

        assertThat(small.find(first)).isEmpty();
        assertThat(small.find(second)).isPresent();
        assertThat(small.find(third)).isPresent();
    }
}

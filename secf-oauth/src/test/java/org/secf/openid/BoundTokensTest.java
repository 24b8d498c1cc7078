package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.oauth.testing.StrictProofs;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.provider.ProviderReason;
import org.secf.openid.provider.UserInfoReason;
import org.secf.openid.testing.Browser;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;
import org.secf.settings.ConfigurationException;
import org.secf.token.BindingReason;

/** Logins whose codes and tokens are bound to a key of ours (RFC 9449), with a provider that judges every proof. */
class BoundTokensTest {

    private final TickingClock clock = new TickingClock();
    private final OpenIdServer provider = new OpenIdServer(clock);
    private final StrictProofs proofs = new StrictProofs(clock);
    private volatile KeySet keys = fresh();
    private Rp rp;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        provider.proofs = Optional.of(proofs);
        rp = new Rp(folder, provider, Rp.relaying(clock).with(new KeyRing(Map.of(), Map.of("", () -> keys))))
                .set("dpop-key-set", "main");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static KeySet fresh() {
        try {
            OwnKey key = new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=shop"), TestIssuer.NOW);
            return new KeySet(
                    List.of(Member.of(KeyUse.SIGNING, KeyLife.waiting().activeFrom(Instant.EPOCH), key)), List.of());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Browser browser() {
        return new Browser(rp.start());
    }

    /** RFC 9449 §10. */
    @Nested
    class Codes {

        @Test
        void areAskedForWithTheThumbprint() {
            assertThat(browser().begin("/who").get("dpop_jkt")).hasSize(43);
        }

        @Test
        void areAskedForWithoutWhereNothingIsBound() {
            rp.without("dpop-key-set");
            assertThat(browser().begin("/who")).doesNotContainKey("dpop_jkt");
        }

        @Test
        void areGoodForOtherKeysNoMore() {
            Browser browser = browser();
            Map<String, String> request = browser.begin("/who");
            keys = fresh();
            assertThat(LoginTest.refusal(browser.answer(provider, request))).isEqualTo(ProviderReason.TOKENS_REFUSED);
        }

        @Test
        void areNotAskedForWithoutAKey() {
            keys = new KeySet(List.of(), List.of());
            assertThat(LoginTest.refusal(browser().send(TestRequest.get("/who"))))
                    .isEqualTo(BindingReason.NO_BINDING_KEY);
        }

        @Test
        void areNotBoundByAParameterOfTheDeployer() {
            rp.set("extra-parameters", "dpop_jkt=0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
            assertThatThrownBy(() -> rp.start())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("extra-parameters");
        }
    }

    /** RFC 9449 §5. */
    @Nested
    class Tokens {

        @Test
        void areGivenForAProof() {
            Browser browser = browser();
            LoginTest.loggedIn(browser.logIn(provider, "/who"));
            assertThat(provider.tokenRequests()).hasSize(1);
        }

        @Test
        void areNotGivenWithoutOne() {
            rp.without("dpop-key-set");
            assertThat(LoginTest.refusal(browser().logIn(provider, "/who"))).isEqualTo(ProviderReason.TOKENS_REFUSED);
        }

        @Test
        void areRefusedWhereAnybodyCouldUseThem() {
            provider.answer = right -> jakarta.json.Json.createObjectBuilder(right)
                    .add("token_type", "Bearer")
                    .build();
            assertThat(LoginTest.refusal(browser().logIn(provider, "/who"))).isEqualTo(ProviderReason.TOKEN_TYPE_OTHER);
        }

        @Test
        void areNotTakenUnasked() {
            rp.without("dpop-key-set");
            provider.proofs = Optional.empty();
            provider.answer = right -> jakarta.json.Json.createObjectBuilder(right)
                    .add("token_type", "DPoP")
                    .build();
            assertThat(LoginTest.refusal(browser().logIn(provider, "/who"))).isEqualTo(ProviderReason.TOKEN_TYPE_OTHER);
        }

        @Test
        void areRenewedForAProof() {
            rp.set("token-auto-refresh", "true");
            Browser browser = browser();
            LoginTest.loggedIn(browser.logIn(provider, "/who"));
            clock.now = clock.now.plusSeconds(295);
            keys = fresh();

            assertThat(browser.isLoggedIn()).isTrue();
            assertThat(provider.tokenRequests()).hasSize(2);
        }

        @Test
        void travelWithTheirKey() {
            Browser browser = browser();
            LoginTest.loggedIn(browser.logIn(provider, "/who"));
            Outcome outcome = browser.send(TestRequest.get("/who"));
            assertThat(outcome).isInstanceOf(Outcome.Established.class);
            assertThat(((Outcome.Established) outcome).token().orElseThrow().key())
                    .isPresent();
        }
    }

    /** RFC 9449 §8. */
    @Nested
    class Nonces {

        @Test
        void areAnsweredByOneMoreTryWithTheSameCode() {
            proofs.nonce = Optional.of("first");
            LoginTest.loggedIn(browser().logIn(provider, "/who"));
            assertThat(provider.tokenRequests()).hasSize(2);
            assertThat(provider.tokenRequests().get(0))
                    .isEqualTo(provider.tokenRequests().get(1));
        }

        @Test
        void areKeptForTheNextLogin() {
            proofs.nonce = Optional.of("first");
            Mechanism mechanism = rp.start();
            LoginTest.loggedIn(new Browser(mechanism).logIn(provider, "/who"));
            LoginTest.loggedIn(new Browser(mechanism).logIn(provider, "/who"));
            assertThat(provider.tokenRequests()).hasSize(3);
        }
    }

    /** RFC 9449 §7. */
    @Nested
    class Users {

        @BeforeEach
        void ask() {
            rp.set("user-info", "true");
        }

        @Test
        void areAskedForWithAProofOfTheToken() {
            LoginTest.loggedIn(browser().logIn(provider, "/who"));
        }

        @Test
        void areAskedForOnceMoreWhereTheServerWantsANonce() {
            provider.proofsOfUsers.nonce = Optional.of("of-users");
            LoginTest.loggedIn(browser().logIn(provider, "/who"));
        }

        @Test
        void areNotKnownWhereTheServerTakesNoProof() {
            provider.proofsOfUsers.nonce = Optional.of("a\"b");
            assertThat(LoginTest.refusal(browser().logIn(provider, "/who")))
                    .isEqualTo(UserInfoReason.USER_INFO_REFUSED);
        }
    }
}

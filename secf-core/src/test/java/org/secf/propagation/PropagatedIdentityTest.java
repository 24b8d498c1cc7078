package org.secf.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.secf.propagation.testing.Definition.behalf;
import static org.secf.propagation.testing.Definition.caller;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.client.ClientRequest;
import org.secf.client.RefusedExchangeException;
import org.secf.client.testing.Parties;
import org.secf.delegation.DelegatedToken;
import org.secf.delegation.DelegationIssuer;
import org.secf.delegation.DelegationIssuers;
import org.secf.delegation.DelegationReason;
import org.secf.delegation.DelegationRequest;
import org.secf.delegation.TokenType;
import org.secf.identity.Caller;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.propagation.testing.Definition;
import org.secf.settings.ConfigurationException;
import org.secf.tls.TlsReason;
import org.secf.verdict.Verdict;

class PropagatedIdentityTest {

    private static final String ORIGINS = "origins=https://b.example.org,https://c.example.org:8443";
    private static final URI ADDRESS = URI.create("https://b.example.org/api?x=1");
    private static final String ASSERTION = "PHNhbWw6QXNzZXJ0aW9uLz4";

    private final Definition definition = new Definition(Clock.systemUTC());

    private static OnBehalf alice() {
        return behalf("alice", TokenType.SAML2, ASSERTION);
    }

    private static String field(Verdict<Optional<Authorization>> verdict) {
        return value(verdict).orElseThrow().field();
    }

    @Nested
    class Relay {

        private final PropagatedIdentity identity = definition.read(ORIGINS, "modes=RELAY", "audiences=b,c");

        private Verdict<Optional<Authorization>> to(String address, OnBehalf who) {
            return identity.authorize(identity.demand(), URI.create(address), who);
        }

        @Test
        void sendsTheOctetsThatCame() {
            assertThat(field(to("https://b.example.org/x", alice()))).isEqualTo("SAML " + ASSERTION);
            assertThat(field(to("https://C.example.org:8443", behalf("bob", TokenType.JWT, "a.b.c"))))
                    .isEqualTo("Bearer a.b.c");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://a.example.org/",
                    "https://b.example.org:8443/",
                    "https://b.example.org.evil.org/",
                    "https://c.example.org/"
                })
        void goesToNoOtherOrigin(String address) {
            assertRefused(to(address, alice()), PropagationReason.OTHER_ORIGIN);
        }

        @Test
        void goesByNoReadableConnection() {
            assertRefused(to("http://b.example.org/", alice()), TlsReason.NOT_HTTPS);
        }

        @Test
        void goesToNobodyWhoHidesBehindAName() {
            assertRefused(to("https://b.example.org@evil.org/", alice()), TlsReason.USER_IN_ADDRESS);
        }

        @Test
        void needsTheTokenOfTheCaller() {
            assertRefused(
                    to("https://b.example.org/", new OnBehalf(caller("alice"), Optional.empty())),
                    PropagationReason.NO_PROOF);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "two words", "line\r\nX-Admin: 1", "PHNhbWw6\n", "\u00e9", "a,b"})
        void sendsNothingThatNoFieldCanHold(String token) {
            assertRefused(
                    to("https://b.example.org/", behalf("alice", TokenType.JWT, token)),
                    PropagationReason.UNSENDABLE_PROOF);
        }

        @Test
        void sendsNothingOfAnyLength() {
            assertThat(field(to("https://b.example.org/", behalf("alice", TokenType.SAML2, "x".repeat(256 * 1024)))))
                    .hasSize(256 * 1024 + 5);
            assertRefused(
                    to("https://b.example.org/", behalf("alice", TokenType.SAML2, "x".repeat(256 * 1024 + 1))),
                    PropagationReason.UNSENDABLE_PROOF);
        }
    }

    @Nested
    class Nobody {

        @Test
        void isRefusedUnlessTheSettingSaysOtherwise() {
            PropagatedIdentity identity = definition.read(ORIGINS, "modes=RELAY");

            assertRefused(identity.authorize(identity.demand(), ADDRESS, OnBehalf.NOBODY), PropagationReason.NOBODY);
        }

        @Test
        void goesWithoutATokenWhereThatIsAllowedEvenIfOneLiesAround() {
            PropagatedIdentity identity = definition.read(ORIGINS, "modes=RELAY", "allow-anonymous=true");
            OnBehalf left = new OnBehalf(Caller.nobody(), alice().token());

            assertThat(value(identity.authorize(identity.demand(), ADDRESS, left)))
                    .isEmpty();
        }

        @Test
        void goesToNoOtherOriginEither() {
            PropagatedIdentity identity = definition.read(ORIGINS, "modes=RELAY", "allow-anonymous=true");

            assertRefused(
                    identity.authorize(identity.demand(), URI.create("https://evil.org/"), OnBehalf.NOBODY),
                    PropagationReason.OTHER_ORIGIN);
        }
    }

    @Nested
    class Delegated {

        private final List<DelegationRequest> asked = new ArrayList<>();
        private final OwnKey key = key();

        private OwnKey key() {
            try {
                return new SelfSigned(KeyKind.P_256, Duration.ofDays(1), Parties.RANDOM, Optional.empty())
                        .generate(new X500Principal("CN=us"), Instant.now());
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private PropagatedIdentity identity(Keys keys) {
            DelegationIssuer issuer = new DelegationIssuer() {
                @Override
                public String tokenType() {
                    return TokenType.SAML2;
                }

                @Override
                public Verdict<DelegatedToken> vouch(Caller caller, DelegationRequest request) {
                    asked.add(request);
                    return caller.getName().equals("mallory")
                            ? Verdict.rejected(DelegationReason.ACTOR_NOT_LISTED, "alice", "mallory")
                            : Verdict.accepted(new DelegatedToken(
                                    TokenType.SAML2,
                                    Secret.taking(
                                            (caller.getName() + asked.size()).getBytes(StandardCharsets.US_ASCII)),
                                    Instant.MAX));
                }
            };
            return definition
                    .with("tls", keys)
                    .vouchedBy(DelegationIssuers.of(Map.of("saml-delegation", issuer)))
                    .read(ORIGINS, "modes=DELEGATED", "audiences=https://b,https://c", "holder-key-set=tls");
        }

        private KeySet active() {
            return new KeySet(
                    List.of(Member.of(KeyUse.SIGNING, KeyLife.waiting().activeFrom(Instant.EPOCH), key)), List.of());
        }

        @Test
        void vouchesAnewForEachCallTowardsTheAudienceWithTheKeyThatIsProved() {
            PropagatedIdentity identity = identity(this::active);
            OnBehalf who = new OnBehalf(caller("alice"), Optional.empty());
            PropagationDemand other = identity.demand(Optional.empty(), Optional.of("https://c"));

            assertThat(field(identity.authorize(identity.demand(), ADDRESS, who)))
                    .isEqualTo("SAML alice1");
            assertThat(field(identity.authorize(other, ADDRESS, who))).isEqualTo("SAML alice2");
            Optional<PublicKey> holder = Optional.of(key.publicKey());
            assertThat(asked)
                    .containsExactly(
                            new DelegationRequest("https://b", holder), new DelegationRequest("https://c", holder));
        }

        @Test
        void sendsNothingWhereNobodyVouches() {
            PropagatedIdentity identity = identity(this::active);

            assertRefused(
                    identity.authorize(identity.demand(), ADDRESS, new OnBehalf(caller("mallory"), Optional.empty())),
                    DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void sendsNothingWhereNoKeyIsProved() {
            PropagatedIdentity identity = identity(() -> new KeySet(List.of(), List.of()));

            assertRefused(identity.authorize(identity.demand(), ADDRESS, alice()), PropagationReason.HOLDER_NOT_PROVED);
            assertThat(asked).isEmpty();
        }

        @Test
        void needsAnAudienceAndAKeyAndSomebodyWhoVouches() {
            assertThatThrownBy(() -> definition.read(ORIGINS, "modes=DELEGATED"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.delegation.partner: expected an audience");
            assertThatThrownBy(() -> definition.read(ORIGINS, "modes=DELEGATED", "audiences=b"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.delegation.partner.signing-client")
                    .hasMessageContaining("secf.delegation.partner.holder-key-set");
            assertThatThrownBy(() -> definition
                            .with("tls", this::active)
                            .read(ORIGINS, "modes=DELEGATED", "audiences=b", "holder-key-set=tls"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("saml-delegation");
        }
    }

    @Nested
    class Choice {

        private final PropagatedIdentity identity = definition.read(ORIGINS, "modes=RELAY", "audiences=b,c");

        @Test
        void isTheFirstWhereNobodyChooses() {
            PropagationDemand usual = new PropagationDemand(PropagationMode.RELAY, Optional.of("b"));

            assertThat(identity.demand()).isEqualTo(usual);
            assertThat(identity.demand(Optional.empty(), Optional.empty())).isEqualTo(usual);
        }

        @Test
        void isAmongWhatTheDefinitionAllows() {
            assertThat(identity.demand(Optional.of(PropagationMode.RELAY), Optional.of("c")))
                    .isEqualTo(new PropagationDemand(PropagationMode.RELAY, Optional.of("c")));
            assertThatThrownBy(() -> identity.demand(Optional.of(PropagationMode.DELEGATED), Optional.empty()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.delegation.partner.modes");
            assertThatThrownBy(() -> identity.demand(Optional.empty(), Optional.of("d")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.delegation.partner.audiences");
        }

        @ParameterizedTest
        @EnumSource(names = {"SAML_BEARER", "TOKEN_EXCHANGE", "SECURITY_TOKEN_SERVICE", "DELEGATED"})
        void ofAModeThatNobodyDefinedIsRefusedWhoeverMadeIt(PropagationMode mode) {
            assertRefused(
                    identity.authorize(new PropagationDemand(mode, Optional.empty()), ADDRESS, alice()),
                    PropagationReason.NOT_PROPAGATED);
        }
    }

    @Nested
    class Requests {

        private final PropagatedIdentity identity = definition.read(ORIGINS, "modes=RELAY");

        @Test
        void carryTheToken() throws RefusedExchangeException {
            ClientRequest request = identity.authorized(ClientRequest.of("GET", ADDRESS), identity.demand(), alice());

            assertThat(request.fields()).containsEntry("Authorization", List.of("SAML " + ASSERTION));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Authorization", "authorization"})
        void carryNoOther(String name) {
            ClientRequest own = ClientRequest.of("GET", ADDRESS).with(name, "Basic YTpi");

            RefusedExchangeException refused = catchThrowableOfType(
                    RefusedExchangeException.class, () -> identity.authorized(own, identity.demand(), alice()));
            assertThat(refused.rejection().reason()).isEqualTo(PropagationReason.ALREADY_AUTHORIZED);
        }

        @Test
        void areNotMadeWithoutAToken() {
            RefusedExchangeException refused = catchThrowableOfType(
                    RefusedExchangeException.class,
                    () -> identity.authorized(ClientRequest.of("GET", ADDRESS), identity.demand(), OnBehalf.NOBODY));
            assertThat(refused.rejection().reason()).isEqualTo(PropagationReason.NOBODY);
        }
    }

    @Nested
    class Definitions {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "origins=http://b.example.org",
                    "origins=https://b.example.org/path",
                    "origins=https://user@b.example.org",
                    "origins=b.example.org",
                    "modes=relay",
                    "modes=ALL",
                    "token-endpoint=http://as.example.org/token",
                    "token-endpoint=https://as.example.org/token#x",
                    "resources=/relative",
                    "requested-token-type=saml1",
                    "token-skew=10m"
                })
        void areRefusedWhereTheyAreNotSafe(String setting) {
            List<String> all = new ArrayList<>(List.of(ORIGINS, "modes=RELAY"));
            all.removeIf(one -> one.startsWith(setting.split("=", 2)[0] + "="));
            all.add(setting);

            assertThatThrownBy(() -> definition.read(all.toArray(String[]::new)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.delegation.partner." + setting.split("=", 2)[0]);
        }

        @Test
        void areFoundByTheirNames() {
            assertThatThrownBy(() -> definition.readAll(ORIGINS, "modes=RELAY").get("partners"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("did you mean partner.");
        }

        @Test
        void tellWhetherTheTokensOfCallersAreNeeded() {
            assertThat(Definition.definitions(ORIGINS, "modes=DELEGATED").needProofs())
                    .isFalse();
            assertThat(Definition.definitions(ORIGINS, "modes=DELEGATED,RELAY").needProofs())
                    .isTrue();
        }

        @ParameterizedTest
        @EnumSource(names = {"SAML_BEARER", "TOKEN_EXCHANGE"})
        void needATokenEndpointAndAClient(PropagationMode mode) {
            assertThatThrownBy(() -> definition.read(ORIGINS, "modes=" + mode))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.delegation.partner.token-endpoint is required");
            assertThatThrownBy(() ->
                            definition.read(ORIGINS, "modes=" + mode, "token-endpoint=https://as.example.org/token"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.delegation.partner.token-client is required");
        }
    }

    @Test
    void nothingPrintsATokenOfACaller() {
        PropagatedIdentity identity = definition.read(ORIGINS, "modes=RELAY");
        Verdict<Optional<Authorization>> made = identity.authorize(identity.demand(), ADDRESS, alice());

        assertThat(List.of(made, alice(), identity, identity.demand()))
                .allSatisfy(one -> assertThat(one.toString()).doesNotContain(ASSERTION));
    }
}

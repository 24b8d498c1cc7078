package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.saml.delegation.Enabler.SHOP_KEY;
import static org.secf.saml.delegation.Enabler.request;
import static org.secf.saml.delegation.TokenXml.BANK;
import static org.secf.saml.delegation.TokenXml.SHOP;
import static org.secf.saml.delegation.TokenXml.US;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.delegation.DelegatedToken;
import org.secf.delegation.DelegationIssuer;
import org.secf.delegation.DelegationReason;
import org.secf.delegation.DelegationRequest;
import org.secf.delegation.TokenType;
import org.secf.http.MemoryRequest;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.identity.Evidence;
import org.secf.identity.Onward;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.saml.model.Credential;
import org.secf.saml.model.TokenReason;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.TestKeys;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** An enabler vouches for its callers, and the next one believes it: by its published keys, and by nothing else. */
class IssuerTest {

    private static final Credential TLS = TestKeys.ec();
    private static final Instant NOW = Instant.parse(TokenXml.NOW);
    private static final Evidence EVIDENCE =
            new Evidence("saml", "https://idp", NOW.minusSeconds(1800), Optional.of("urn:password"), Optional.empty());

    @TempDir
    Path directory;

    private Enabler shop;
    private KeySet keys;

    @BeforeEach
    void actForEverybodyAtOnePlace() {
        keys = new KeySet(List.of(member(SHOP_KEY, NOW.minusSeconds(3600))), List.of());
        shop = new Enabler(directory)
                .unset("base-url")
                .unset("identity-providers")
                .unset("enablers")
                .keys("main", () -> keys)
                .set("entity-id", SHOP)
                .set("key-set", "main")
                .set("audiences", US)
                .set("acting", SHOP + " for * at " + US)
                .set("groups", "*")
                .set("attributes", "mail");
    }

    private static Member member(Credential credential, Instant from) {
        return Member.of(
                KeyUse.SIGNING,
                KeyLife.waiting().activeFrom(from),
                new OwnKey(credential.privateKey(), List.of(credential.certificate())));
    }

    private DelegationIssuer issuer() {
        SamlDelegationFactory factory = new SamlDelegationFactory();
        return factory.create(shop.settings(factory), shop.context());
    }

    private static Caller alice(Evidence evidence, Delegate... delegates) {
        return new AuthenticatedCaller(
                "alice",
                Set.of("staff"),
                Map.of("mail", List.of("alice@example.org"), "pin", List.of("0000"), "groups", List.of("root")),
                evidence,
                List.of(delegates));
    }

    private static DelegationRequest to(String audience) {
        return new DelegationRequest(audience, Optional.of(TLS.certificate().getPublicKey()));
    }

    private DelegatedToken token(Caller caller) {
        return issuer().vouch(caller, to(US)).fold(token -> token, rejection -> {
            throw new AssertionError(rejection.reason() + " " + rejection.detail());
        });
    }

    private Reason refused(Caller caller, DelegationRequest request) {
        return reason(issuer().vouch(caller, request));
    }

    private static Reason reason(Verdict<DelegatedToken> verdict) {
        return verdict.rejection().map(Rejection::reason).orElseThrow();
    }

    private static String text(DelegatedToken token) {
        return token.value().useText(String::new);
    }

    private static String xml(DelegatedToken token) {
        return new String(Base64.getUrlDecoder().decode(text(token)), StandardCharsets.UTF_8);
    }

    private Endpoint published() {
        shop.set("metadata-uri", "/saml/enabler");
        SamlDelegationFactory factory = new SamlDelegationFactory();
        return factory.endpoint(shop.settings(factory), shop.context()).orElseThrow();
    }

    private String metadata() {
        return published().answer(MemoryRequest.get("/saml/enabler")).reply().body();
    }

    /** The next enabler, which knows of the shop what it publishes. */
    private Enabler next() {
        Enabler next = new Enabler(directory)
                .unset("identity-providers")
                .set("acting", SHOP + " for * at *", BANK + " for * at *");
        return next.set("enablers", next.file("published.xml", metadata()));
    }

    private Outcome presented(DelegatedToken token, Credential by) {
        return next().ask(request(text(token), by.certificate()), Facts.NONE);
    }

    @Nested
    class Believed {

        @Test
        void nextEnablerSeesTheCallerAndWhoActsForIt() {
            Caller caller = Enabler.caller(presented(token(alice(EVIDENCE)), TLS));

            assertThat(caller.getName()).isEqualTo("alice");
            assertThat(caller.groups()).containsExactly("staff");
            assertThat(caller.attributes())
                    .containsEntry("mail", List.of("alice@example.org"))
                    .doesNotContainKey("pin");
            assertThat(caller.delegates()).containsExactly(new Delegate(SHOP, Optional.of(NOW)));
            assertThat(caller.evidence().issuer()).isEqualTo(SHOP);
            assertThat(caller.evidence().authenticatedAt()).isEqualTo(EVIDENCE.authenticatedAt());
            assertThat(caller.evidence().authenticationContext()).contains("urn:password");
            assertThat(caller.evidence().validUntil()).contains(NOW.plusSeconds(60));
        }

        @Test
        void chainGoesOnInItsOrder() {
            Caller through = alice(EVIDENCE, new Delegate(BANK, Optional.of(NOW.minusSeconds(5))));

            assertThat(Enabler.caller(presented(token(through), TLS)).delegates())
                    .containsExactly(
                            new Delegate(BANK, Optional.of(NOW.minusSeconds(5))), new Delegate(SHOP, Optional.of(NOW)));
        }

        @Test
        void clockThatIsAheadDoesNotTurnTheChainAround() {
            Caller through = alice(EVIDENCE, new Delegate(BANK, Optional.of(NOW.plusSeconds(30))));

            assertThat(Enabler.caller(presented(token(through), TLS)).delegates())
                    .containsExactly(
                            new Delegate(BANK, Optional.of(NOW.plusSeconds(30))),
                            new Delegate(SHOP, Optional.of(NOW.plusSeconds(30))));
        }

        @Test
        void nobodyElseThanTheHolderBringsIt() {
            assertThat(Enabler.reason(presented(token(alice(EVIDENCE)), SHOP_KEY)))
                    .isEqualTo(TokenReason.NOT_HOLDER);
        }

        @Test
        void keyOfRsaHoldsAsWell() {
            DelegationRequest byRsa = new DelegationRequest(
                    US, Optional.of(TestKeys.OTHER.certificate().getPublicKey()));
            DelegatedToken token = issuer().vouch(alice(EVIDENCE), byRsa).fold(one -> one, rejection -> {
                throw new AssertionError(rejection.detail());
            });

            assertThat(Enabler.caller(presented(token, TestKeys.OTHER)).getName())
                    .isEqualTo("alice");
        }

        @Test
        void keyOfEllipticCurveSignsAsWell() {
            Credential ec = TestKeys.ec();
            keys = new KeySet(List.of(member(ec, NOW.minusSeconds(60))), List.of());

            assertThat(Enabler.caller(presented(token(alice(EVIDENCE)), TLS)).getName())
                    .isEqualTo("alice");
        }

        @Test
        void rotatedKeySignsAndBothArePublished() {
            DelegationIssuer issuer = issuer();
            issuer.vouch(alice(EVIDENCE), to(US));
            Member old = member(SHOP_KEY, NOW.minusSeconds(3600));
            keys = new KeySet(List.of(old, member(TestKeys.OTHER, NOW.minusSeconds(1))), List.of());
            DelegatedToken token = issuer.vouch(alice(EVIDENCE), to(US)).fold(one -> one, rejection -> {
                throw new AssertionError(rejection.detail());
            });

            assertThat(Enabler.caller(presented(token, TLS)).evidence().keyThumbprint())
                    .contains(Thumbprint.of(TestKeys.OTHER.certificate().getPublicKey()));
            assertThat(metadata().split("KeyDescriptor use")).hasSize(3);
        }
    }

    @Nested
    class Told {

        @Test
        void tokenIsOfItsTypeAndShort() {
            DelegatedToken token = token(alice(EVIDENCE));

            assertThat(token.type()).isEqualTo(TokenType.SAML2).isEqualTo(issuer().tokenType());
            assertThat(token.expires()).isEqualTo(NOW.plusSeconds(60));
            assertThat(text(token)).matches("[A-Za-z0-9_-]{1000,5000}");
            assertThat(xml(token)).doesNotContain("X509Certificate").doesNotContain("0000");
        }

        @Test
        void groupsAreThoseThatAreNamed() {
            shop.set("groups", "customers");
            assertThat(xml(token(alice(EVIDENCE)))).doesNotContain("staff").doesNotContain("root");
            shop.set("groups", "staff");
            assertThat(Enabler.caller(presented(token(alice(EVIDENCE)), TLS)).groups())
                    .containsExactly("staff");
        }

        @Test
        void attributeByTheNameOfThatOfTheGroupsTellsNoGroups() {
            shop.set("attributes", "groups", "mail");

            assertThat(Enabler.caller(presented(token(alice(EVIDENCE)), TLS)).groups())
                    .containsExactly("staff");
        }

        @Test
        void nothingIsToldWhereNothingIsNamed() {
            shop.unset("groups").unset("attributes");

            assertThat(xml(token(alice(EVIDENCE)))).doesNotContain("AttributeStatement");
        }

        @Test
        void everyAssertionHasAnIdOfItsOwn() {
            DelegationIssuer issuer = issuer();

            assertThat(id(issuer)).matches("_[0-9a-f]{32}").isNotEqualTo(id(issuer));
        }

        private String id(DelegationIssuer issuer) {
            String xml = issuer.vouch(alice(EVIDENCE), to(US)).fold(IssuerTest::xml, rejection -> "");
            return xml.replaceFirst("(?s).*? ID=\"([^\"]*)\".*", "$1");
        }

        @Test
        void endIsNeverLaterThanThatOfTheCaller() {
            assertThat(token(alice(EVIDENCE.until(NOW.plusSeconds(20)))).expires())
                    .isEqualTo(NOW.plusSeconds(20));
            assertThat(token(alice(EVIDENCE.until(NOW.plusSeconds(61)))).expires())
                    .isEqualTo(NOW.plusSeconds(60));
            assertThat(xml(token(alice(EVIDENCE.until(NOW.plusSeconds(20))))))
                    .contains("NotOnOrAfter=\"2026-06-01T12:00:20Z\"")
                    .doesNotContain("NotOnOrAfter=\"2026-06-01T12:01:00Z\"");
        }

        @Test
        void lifetimeIsBounded() {
            shop.set("lifetime", "5m");
            assertThat(token(alice(EVIDENCE)).expires()).isEqualTo(NOW.plusSeconds(300));
            shop.set("lifetime", "301s");
            assertThatThrownBy(IssuerTest.this::issuer).isInstanceOf(ConfigurationException.class);
        }

        @Test
        void whatIsLeftOfHandingOnIsSaid() {
            Onward twice = new Onward(OptionalInt.of(2), List.of(US));

            assertThat(Enabler.caller(presented(token(alice(EVIDENCE.onward(twice))), TLS))
                            .evidence()
                            .onward())
                    .isEqualTo(new Onward(OptionalInt.of(1), List.of(US)));
            Onward audiences = new Onward(OptionalInt.empty(), List.of(US));
            assertThat(Enabler.caller(presented(token(alice(EVIDENCE.onward(audiences))), TLS))
                            .evidence()
                            .onward())
                    .isEqualTo(audiences);
        }

        @Test
        void hostileNamesAreWrittenAsText() {
            Caller hostile = new AuthenticatedCaller(
                    "a<b>&\"'", Set.of("</saml:AttributeValue>"), Map.of(), EVIDENCE, List.of());

            Caller read = Enabler.caller(presented(token(hostile), TLS));
            assertThat(read.getName()).isEqualTo("a<b>&\"'");
            assertThat(read.groups()).containsExactly("</saml:AttributeValue>");
        }
    }

    @Nested
    class Refused {

        @Test
        void nobodyIsNotVouchedFor() {
            assertThat(refused(Caller.nobody(), to(US))).isEqualTo(DelegationReason.NOBODY);
        }

        @Test
        void audienceThatIsNotListedGetsNothing() {
            shop.set("acting", SHOP + " for * at *");
            assertThat(refused(alice(EVIDENCE), to(BANK))).isEqualTo(DelegationReason.AUDIENCE_NOT_LISTED);
            shop.unset("audiences");
            assertThat(refused(alice(EVIDENCE), to(US))).isEqualTo(DelegationReason.AUDIENCE_NOT_LISTED);
        }

        @Test
        void weActForThoseOfARuleOnly() {
            shop.set("acting", SHOP + " for group:customers at *");
            assertThat(refused(alice(EVIDENCE), to(US))).isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
            shop.unset("acting");
            assertThat(refused(alice(EVIDENCE), to(US))).isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
        }

        /** Who acts could say any group. */
        @Test
        void groupsOpenNothingBySayingOfOneWhoActs() {
            shop.set("acting", SHOP + " for group:staff at *");
            Evidence byDesk = new Evidence(
                    "saml-token", BANK, NOW.minusSeconds(60), Optional.of("urn:password"), Optional.empty());
            Delegate desk = new Delegate(BANK, Optional.empty());

            assertThat(refused(alice(byDesk, desk), to(US))).isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
            assertThat(issuer().vouch(alice(EVIDENCE, desk), to(US)).rejection())
                    .as("the identity provider says them")
                    .isEmpty();
        }

        @Test
        void tokenWithoutAKeyIsNotMade() {
            assertThat(refused(alice(EVIDENCE), new DelegationRequest(US, Optional.empty())))
                    .isEqualTo(DelegationReason.HOLDER_MISSING);
        }

        @Test
        void keyThatIsWeakOrCannotBeNamedIsRefused() throws Exception {
            PublicKey weak = TestKeys.rsa(1024).certificate().getPublicKey();
            PublicKey other =
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();

            for (PublicKey key : List.of(weak, other)) {
                assertThat(refused(alice(EVIDENCE), new DelegationRequest(US, Optional.of(key))))
                        .isEqualTo(DelegationReason.HOLDER_UNFIT);
            }
        }

        @Test
        void chainDoesNotGrowBeyondItsBound() {
            Delegate[] two = {new Delegate(BANK, Optional.empty()), new Delegate(BANK, Optional.empty())};

            assertThat(token(alice(EVIDENCE, two))).isNotNull();
            Delegate[] three = Arrays.copyOf(two, 3);
            three[2] = two[0];
            assertThat(refused(alice(EVIDENCE, three), to(US))).isEqualTo(DelegationReason.CHAIN_TOO_LONG);
        }

        @Test
        void callerWhomTheIssuerLetsNobodyHandOnStaysHere() {
            Onward not = new Onward(OptionalInt.of(0), List.of());
            Onward elsewhere = new Onward(OptionalInt.empty(), List.of(BANK));

            assertThat(refused(alice(EVIDENCE.onward(not)), to(US))).isEqualTo(TokenReason.NOT_TO_BE_HANDED_ON);
            assertThat(refused(alice(EVIDENCE.onward(elsewhere)), to(US))).isEqualTo(TokenReason.NOT_TO_BE_HANDED_ON);
        }

        @Test
        void callerOfWhomEverythingIsOverIsNotVouchedFor() {
            assertThat(refused(alice(EVIDENCE.until(NOW)), to(US))).isEqualTo(DelegationReason.CALLER_EXPIRED);
            assertThat(refused(alice(EVIDENCE.until(NOW.plusMillis(999))), to(US)))
                    .isEqualTo(DelegationReason.CALLER_EXPIRED);
        }

        @Test
        void callerWhomXmlCannotHoldIsNotVouchedFor() {
            Caller odd = new AuthenticatedCaller("a", Set.of("\u0000"), Map.of(), EVIDENCE, List.of());

            assertThat(refused(odd, to(US))).isEqualTo(DelegationReason.CALLER_UNFIT);
        }

        @Test
        void nothingIsSignedWithoutAnActiveKey() {
            DelegationIssuer issuer = issuer();
            keys = new KeySet(List.of(), List.of());

            assertThat(reason(issuer.vouch(alice(EVIDENCE), to(US)))).isEqualTo(DelegationReason.NO_SIGNING_KEY);
        }
    }

    @Nested
    class Setup {

        @Test
        void keyOfAFileDoesAsWell() {
            Deployment files = new Deployment(directory);
            shop.unset("key-set")
                    .set("signing-key", files.secret("shop.key", SHOP_KEY))
                    .set("signing-certificate", files.certificate("shop.crt", SHOP_KEY));

            assertThat(Enabler.caller(presented(token(alice(EVIDENCE)), TLS)).getName())
                    .isEqualTo("alice");
            shop.set("signing-certificate", files.certificate("other.crt", TestKeys.OTHER));
            assertThatThrownBy(IssuerTest.this::issuer)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("the key is not that of the certificate");
            shop.unset("signing-certificate");
            assertThatThrownBy(IssuerTest.this::issuer)
                    .hasMessageContaining("secf.saml-delegation.signing-certificate was not given");
        }

        @Test
        void oneKindOfKeyIsGiven() {
            shop.set("signing-key", "file:/x");
            assertThatThrownBy(IssuerTest.this::issuer).hasMessageContaining("found both");
            shop.unset("signing-key").unset("key-set");
            assertThatThrownBy(IssuerTest.this::issuer).hasMessageContaining("found neither");
        }

        @Test
        void setWithoutAnActiveKeyStopsTheDeployment() {
            keys = new KeySet(List.of(), List.of());
            assertThatThrownBy(IssuerTest.this::issuer).hasMessageContaining("an active signing key of RSA or EC");
        }

        @Test
        void rulesAreForUs() {
            shop.set("acting", BANK + " for * at *");
            assertThatThrownBy(IssuerTest.this::issuer)
                    .hasMessageContaining("expected rules for " + SHOP + ", which acts here");
        }

        @Test
        void metadataIsPublishedWhereThatIsSaid() {
            SamlDelegationFactory factory = new SamlDelegationFactory();
            assertThat(factory.endpoint(shop.settings(factory), shop.context())).isEmpty();

            Endpoint endpoint = published();
            assertThat(endpoint.addresses()).containsExactly("/saml/enabler");
            assertThat(endpoint.answer(MemoryRequest.post("/saml/enabler", ""))
                            .reply()
                            .status())
                    .isEqualTo(405);
        }
    }
}

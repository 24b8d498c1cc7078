package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.delegation.Enabler.BANK_KEY;
import static org.secf.saml.delegation.Enabler.SHOP_KEY;
import static org.secf.saml.delegation.Enabler.caller;
import static org.secf.saml.delegation.Enabler.reason;
import static org.secf.saml.delegation.Enabler.request;
import static org.secf.saml.delegation.TokenXml.BANK;
import static org.secf.saml.delegation.TokenXml.IDP;
import static org.secf.saml.delegation.TokenXml.SHOP;
import static org.secf.saml.delegation.TokenXml.delegate;
import static org.secf.saml.delegation.TokenXml.restriction;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.delegation.DelegationReason;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenReason;
import org.secf.saml.testing.TestKeys;
import org.secf.verdict.Reason;

/** Those who act for the subject (saml-delegation §2): read strictly, in order, and each of them authorised. */
class ChainTest {

    private static final Credential CLIENT = TestKeys.rsa(2048);

    @TempDir
    Path directory;

    private Enabler enabler;

    @BeforeEach
    void allowBothToAct() {
        enabler = new Enabler(directory).set("acting", SHOP + " for * at *", BANK + " for caller:alice at *");
    }

    /** Made by the shop for itself, and held by its key. */
    private static TokenXml byShop() {
        return TokenXml.by(SHOP, SHOP_KEY).heldBy(SHOP_KEY.certificate().getPublicKey());
    }

    /** Made by the identity provider for whoever has that key. */
    private static TokenXml byProvider(Credential holder) {
        return TokenXml.by(IDP, TestKeys.IDP).heldBy(holder.certificate().getPublicKey());
    }

    private Outcome ask(TokenXml token, Credential presenter) {
        return enabler.ask(request(token.token(), presenter.certificate()), Facts.NONE);
    }

    private Reason refused(TokenXml token, Credential presenter) {
        return reason(ask(token, presenter));
    }

    @Nested
    class Authorised {

        @Test
        void chainIsSeenOldestFirst() {
            Caller caller = caller(ask(byShop().delegated(BANK, SHOP), SHOP_KEY));

            assertThat(caller.getName()).isEqualTo("alice");
            assertThat(caller.delegates())
                    .containsExactly(
                            new Delegate(BANK, Optional.of(Instant.parse("2026-06-01T11:59:50Z"))),
                            new Delegate(SHOP, Optional.of(Instant.parse("2026-06-01T11:59:51Z"))));
        }

        @Test
        void delegateThatNoRuleNamesIsRefusedWhereverItStands() {
            assertThat(refused(byShop().delegated("https://evil.example.org", SHOP), SHOP_KEY))
                    .isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
            enabler.set("acting", BANK + " for * at *");
            assertThat(refused(byShop().delegated(BANK, SHOP), SHOP_KEY)).isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void delegateIsAuthorisedForCallersOfItsRuleOnly() {
            TokenXml bob = byShop().delegated(BANK, SHOP).edit(">alice<", ">bob<");

            assertThat(refused(bob, SHOP_KEY)).isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
        }

        /** Of which groups a caller is, an identity provider knows. */
        @Test
        void delegateIsAuthorisedForAGroupWhereAnIdentityProviderSaysTheGroups() {
            enabler.set("acting", SHOP + " for group:staff at *");
            TokenXml staff = byProvider(SHOP_KEY).delegated(SHOP);

            assertThat(caller(ask(staff, SHOP_KEY)).groups()).containsExactly("staff");
            assertThat(refused(staff.edit(">staff<", ">guests<"), SHOP_KEY))
                    .isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
        }

        /** An enabler could say any group, and would be held to nothing. */
        @Test
        void enablerDoesNotOpenWhatIsForAGroupByItsOwnWord() {
            enabler.set("acting", SHOP + " for group:staff at *", BANK + " for caller:bob at *");
            assertThat(refused(byShop().delegated(SHOP), SHOP_KEY)).isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
            enabler.set("acting", SHOP + " for * at *", BANK + " for group:staff at *");
            assertThat(refused(byShop().delegated(BANK, SHOP), SHOP_KEY))
                    .as("nor for those who handed the caller to it")
                    .isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void delegateIsAuthorisedAtTheAudienceOfItsRuleOnly() {
            enabler.set("acting", SHOP + " for * at https://other.example.org");

            assertThat(refused(byShop().delegated(SHOP), SHOP_KEY)).isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void everyChainIsRefusedWhereThePolicyKnowsNone() {
            enabler.unset("acting");

            assertThat(refused(byShop().delegated(SHOP), SHOP_KEY)).isEqualTo(DelegationReason.CHAIN_NOT_EXPECTED);
        }

        @Test
        void chainIsNotLongerThanAllowed() {
            assertThat(caller(ask(byShop().delegated(SHOP, BANK, SHOP), SHOP_KEY))
                            .delegates())
                    .hasSize(3);
            assertThat(refused(byShop().delegated(SHOP, BANK, SHOP, SHOP), SHOP_KEY))
                    .isEqualTo(DelegationReason.CHAIN_TOO_LONG);
            enabler.set("longest-chain", "4");
            assertThat(caller(ask(byShop().delegated(SHOP, BANK, SHOP, SHOP), SHOP_KEY))
                            .delegates())
                    .hasSize(4);
        }
    }

    @Nested
    class Ends {

        @Test
        void enablerVouchesForNobodyWithoutActingForThem() {
            assertThat(refused(byShop(), SHOP_KEY)).isEqualTo(TokenReason.ISSUER_NOT_DELEGATE);
            assertThat(refused(byShop().delegated(SHOP, BANK), SHOP_KEY)).isEqualTo(TokenReason.ISSUER_NOT_DELEGATE);
        }

        @Test
        void identityProviderMayLetAnEnablerAct() {
            assertThat(caller(ask(byProvider(SHOP_KEY).delegated(SHOP), SHOP_KEY))
                            .delegates())
                    .extracting(Delegate::name)
                    .containsExactly(SHOP);
        }

        @Test
        void knownEnablerBringsWhatWasGivenToItself() {
            assertThat(refused(byProvider(SHOP_KEY).delegated(BANK), SHOP_KEY))
                    .isEqualTo(TokenReason.PRESENTER_NOT_DELEGATE);
            assertThat(refused(byProvider(SHOP_KEY).delegated(SHOP, BANK), SHOP_KEY))
                    .isEqualTo(TokenReason.PRESENTER_NOT_DELEGATE);
            assertThat(refused(byProvider(SHOP_KEY), SHOP_KEY))
                    .as("the user's own assertion")
                    .isEqualTo(TokenReason.PRESENTER_NOT_DELEGATE);
        }

        @Test
        void enablerThatWasAuthenticatedItselfActsForNobody() {
            TokenXml itself = byProvider(SHOP_KEY).edit(">alice<", ">" + SHOP + "<");

            assertThat(caller(ask(itself, SHOP_KEY)).getName()).isEqualTo(SHOP);
        }

        @Test
        void holderThatIsNoEnablerActsForItself() {
            assertThat(caller(ask(byProvider(CLIENT), CLIENT)).delegates()).isEmpty();
        }

        @Test
        void tokenOfOneEnablerIsNothingInTheHandsOfAnother() {
            assertThat(refused(byShop().delegated(SHOP), BANK_KEY)).isEqualTo(TokenReason.NOT_HOLDER);
        }
    }

    @Nested
    class Form {

        private static final String FORMAT = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

        private TokenXml chain(String content) {
            return byShop().condition(restriction(content));
        }

        @Test
        void orderIsThatOfTheInstants() {
            String first = delegate(BANK, "2026-06-01T11:59:50Z");
            String second = delegate(SHOP, "2026-06-01T11:59:49Z");

            assertThat(refused(chain(first + second), SHOP_KEY)).isEqualTo(TokenReason.DELEGATION_OUT_OF_ORDER);
            assertThat(caller(ask(chain(first + second.replace(":49Z", ":50Z")), SHOP_KEY))
                            .delegates())
                    .hasSize(2);
        }

        @Test
        void instantThatIsMissingDoesNotHideTheOrderOfTheOthers() {
            String first = delegate(BANK, "2026-06-01T11:59:50Z");
            String none = delegate(BANK, "x").replace(" DelegationInstant=\"x\"", "");
            String last = delegate(SHOP, "2026-06-01T11:59:49Z");

            assertThat(refused(chain(first + none + last), SHOP_KEY)).isEqualTo(TokenReason.DELEGATION_OUT_OF_ORDER);
            assertThat(caller(ask(chain(none + last), SHOP_KEY))
                            .delegates()
                            .get(0)
                            .since())
                    .isEmpty();
        }

        @Test
        void nobodyActsFromTheFutureOn() {
            assertThat(caller(ask(chain(delegate(SHOP, "2026-06-01T12:01:00Z")), SHOP_KEY))
                            .delegates())
                    .hasSize(1);
            assertThat(refused(chain(delegate(SHOP, "2026-06-01T12:01:01Z")), SHOP_KEY))
                    .isEqualTo(TokenReason.DELEGATION_OUT_OF_ORDER);
        }

        @Test
        void nameOutOfSomebodysOwnListIsRefused() {
            String shop = delegate(SHOP, TokenXml.NOW);

            assertThat(refused(
                            chain(shop.replace(FORMAT, "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")),
                            SHOP_KEY))
                    .isEqualTo(TokenReason.DELEGATE_UNFIT);
            assertThat(refused(chain(shop.replace("Format=", "NameQualifier=\"x\" Format=")), SHOP_KEY))
                    .isEqualTo(TokenReason.DELEGATE_UNFIT);
            assertThat(refused(chain(shop.replace("Format=", "SPNameQualifier=\"x\" Format=")), SHOP_KEY))
                    .isEqualTo(TokenReason.DELEGATE_UNFIT);
            assertThat(refused(chain(delegate(SHOP + " ", TokenXml.NOW)), SHOP_KEY))
                    .isEqualTo(TokenReason.DELEGATE_UNFIT);
            assertThat(caller(ask(chain(shop.replace(" Format=\"" + FORMAT + "\"", "")), SHOP_KEY))
                            .delegates())
                    .hasSize(1);
        }

        @Test
        void twoChainsAreRefused() {
            assertThat(refused(byShop().delegated(SHOP).delegated(SHOP), SHOP_KEY))
                    .isEqualTo(TokenReason.SEVERAL_CHAINS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "text",
                    "<del:Delegate/>",
                    "<del:Other/>",
                    "<del:Delegate><saml:NameID>a</saml:NameID><saml:NameID>b</saml:NameID></del:Delegate>",
                    "<del:Delegate DelegationInstant=\"today\"><saml:NameID>a</saml:NameID></del:Delegate>",
                    "<del:Delegate><saml:NameID>a</saml:NameID></del:Delegate><del:Other/>",
                    "<saml:Delegate><saml:NameID>a</saml:NameID></saml:Delegate>"
                })
        void chainThatBreaksItsSchemaIsRefused(String content) {
            assertThat(refused(chain(content), SHOP_KEY)).isEqualTo(SamlReason.MALFORMED_ASSERTION);
        }

        @ParameterizedTest
        @ValueSource(strings = {"<saml:BaseID/>", "<saml:EncryptedID/>"})
        void delegateWithoutAPlainNameIsRefused(String name) {
            assertThat(refused(chain("<del:Delegate>" + name + "</del:Delegate>"), SHOP_KEY))
                    .isEqualTo(SamlReason.UNSUPPORTED_IDENTIFIER);
        }
    }
}

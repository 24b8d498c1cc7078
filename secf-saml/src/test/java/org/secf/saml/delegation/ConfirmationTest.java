package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.delegation.Enabler.BANK_KEY;
import static org.secf.saml.delegation.Enabler.SHOP_KEY;
import static org.secf.saml.delegation.Enabler.caller;
import static org.secf.saml.delegation.Enabler.reason;
import static org.secf.saml.delegation.Enabler.request;
import static org.secf.saml.delegation.Enabler.signed;
import static org.secf.saml.delegation.TokenXml.BANK;
import static org.secf.saml.delegation.TokenXml.IDP;
import static org.secf.saml.delegation.TokenXml.SHOP;
import static org.secf.saml.delegation.TokenXml.keyInfo;
import static org.secf.saml.delegation.TokenXml.value;

import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.delegation.DelegationReason;
import org.secf.identity.Delegate;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenReason;
import org.secf.saml.testing.TestKeys;
import org.secf.state.OnceStore;

/** Whoever brings an assertion has to confirm its subject in a way that the assertion and the deployer allow (saml-profiles §3). */
class ConfirmationTest {

    private static final String HOK = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key";
    private static final Credential CLIENT = TestKeys.rsa(2048);
    private static final Credential OTHER = TestKeys.rsa(2048);

    @TempDir
    Path directory;

    private Enabler enabler;

    @BeforeEach
    void believeOneProvider() {
        enabler = new Enabler(directory);
    }

    private static TokenXml assertion() {
        return TokenXml.by(IDP, TestKeys.IDP);
    }

    private static PublicKey key(Credential credential) {
        return credential.certificate().getPublicKey();
    }

    private Outcome byTls(TokenXml token, Credential... clients) {
        return enabler.ask(request(token.token(), certificates(clients)), Facts.NONE);
    }

    private static X509Certificate[] certificates(Credential... clients) {
        return List.of(clients).stream().map(Credential::certificate).toArray(X509Certificate[]::new);
    }

    private Outcome bySignature(TokenXml token, Facts facts) {
        return enabler.ask(request(token.token()), facts);
    }

    @Nested
    class HolderOfKey {

        private final TokenXml held = assertion().heldBy(key(CLIENT));

        @Test
        void isBelievedByItsCertificateInTheHandshake() {
            assertThat(caller(byTls(held, CLIENT)).getName()).isEqualTo("alice");
        }

        @Test
        void isBelievedByItsSignatureOfTheRequest() {
            assertThat(caller(bySignature(held, signed(CLIENT, "client"))).getName())
                    .isEqualTo("alice");
            assertThat(caller(bySignature(
                                    held,
                                    signed(
                                            CLIENT,
                                            "client",
                                            "@method",
                                            "@authority",
                                            "@path",
                                            "@query",
                                            "authorization")))
                            .getName())
                    .isEqualTo("alice");
        }

        @Test
        void isAnybodyWithOneOfItsKeys() {
            TokenXml either = assertion().confirmed(HOK, keyInfo(value(key(OTHER))) + keyInfo(value(key(CLIENT))));

            assertThat(caller(byTls(either, CLIENT)).getName()).isEqualTo("alice");
        }

        @Test
        void isNobodyWithAnotherKey() {
            assertThat(reason(byTls(held, OTHER))).isEqualTo(TokenReason.NOT_HOLDER);
            assertThat(reason(bySignature(held, signed(OTHER, "client")))).isEqualTo(TokenReason.NOT_HOLDER);
        }

        @Test
        void isNobodyByALaterCertificateOfTheChain() {
            assertThat(reason(byTls(held, OTHER, CLIENT))).isEqualTo(TokenReason.NOT_HOLDER);
        }

        @Test
        void isNobodyWithoutAProof() {
            assertThat(reason(byTls(held))).isEqualTo(TokenReason.NOT_HOLDER);
        }

        @Test
        void isNobodyByACertificateWithoutTls() {
            assertThat(reason(enabler.ask(
                            request(held.token(), CLIENT.certificate()).insecure(), Facts.NONE)))
                    .isEqualTo(TokenReason.NOT_HOLDER);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@method,@target-uri",
                    "@target-uri,authorization",
                    "@method,authorization",
                    "@method,@authority,@path,authorization",
                    "@method,@target-uri,authorization;tr"
                })
        void isNobodyByASignatureThatLeavesSomethingOut(String components) {
            assertThat(reason(bySignature(held, signed(CLIENT, "client", components.split(",")))))
                    .isEqualTo(TokenReason.NOT_HOLDER);
        }

        @Test
        void isNobodyByASignatureThatDoesNotCoverTheContent() {
            assertThat(reason(bySignature(held, changed(signed(CLIENT, "client"), "http-signature", false))))
                    .isEqualTo(TokenReason.NOT_HOLDER);
        }

        @Test
        void isNobodyByTheSignatureOfAProxy() {
            assertThat(reason(bySignature(held, changed(signed(CLIENT, "client"), "http-signature/proxy", true))))
                    .isEqualTo(TokenReason.NOT_HOLDER);
        }

        private Facts changed(Facts facts, String by, boolean coversBody) {
            Integrity fact = facts.integrity().get(0);
            return Facts.of(new Integrity(by, fact.components(), coversBody, fact.signer(), fact.created()));
        }

        @Test
        void isNamedByACertificateToo() throws Exception {
            String data = "<ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>"
                    .formatted(TokenXml.base64(CLIENT.certificate().getEncoded()));

            assertThat(caller(byTls(assertion().confirmed(HOK, keyInfo(data)), CLIENT))
                            .getName())
                    .isEqualTo("alice");
            assertThat(caller(byTls(assertion().confirmed(HOK, keyInfo(value(key(CLIENT)) + data)), CLIENT))
                            .getName())
                    .isEqualTo("alice");
            assertThat(reason(byTls(assertion().confirmed(HOK, keyInfo(value(key(OTHER)) + data)), CLIENT)))
                    .as("two keys in one KeyInfo")
                    .isEqualTo(TokenReason.NO_HOLDER_KEY);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "<ds:KeyInfo><ds:KeyName>client</ds:KeyName></ds:KeyInfo>",
                    "<ds:KeyInfo><ds:KeyValue/></ds:KeyInfo>",
                    "<ds:KeyInfo><ds:X509Data/></ds:KeyInfo>",
                    "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data></ds:KeyInfo>",
                    "<ds:KeyInfo><ds:KeyValue><dsig11:ECKeyValue><dsig11:NamedCurve URI=\"urn:oid:1.2.840.10045.3.1.7\"/><dsig11:PublicKey>BAAA</dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue></ds:KeyInfo>",
                    "<ds:KeyInfo><ds:KeyValue><dsig11:ECKeyValue><dsig11:NamedCurve URI=\"urn:oid:1.2.3\"/><dsig11:PublicKey>BAAA</dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue></ds:KeyInfo>"
                })
        void isNobodyWhereNoKeyIsNamed(String content) {
            assertThat(reason(byTls(assertion().confirmed(HOK, content), CLIENT)))
                    .isEqualTo(TokenReason.NO_HOLDER_KEY);
        }

        @Test
        void isNobodyByAWeakKey() {
            Credential weak = TestKeys.rsa(1024);

            assertThat(reason(byTls(assertion().heldBy(key(weak)), weak))).isEqualTo(TokenReason.NO_HOLDER_KEY);
        }

        @Test
        void typeOfTheDataMayBeSaidAndThenMustBeRight() {
            String typed = "xsi:type=\"%s:KeyInfoConfirmationDataType\"";

            assertThat(caller(byTls(held.terms(typed.formatted("saml")), CLIENT))
                            .getName())
                    .isEqualTo("alice");
            assertThat(reason(byTls(held.terms(typed.formatted("ds")), CLIENT))).isEqualTo(TokenReason.NO_HOLDER_KEY);
        }

        @Test
        void isNobodyWhereAnotherEnablerIsNamed() {
            TokenXml named = assertion()
                    .heldBy(key(SHOP_KEY))
                    .edit(
                            "<saml:SubjectConfirmationData>",
                            "<saml:NameID>" + BANK + "</saml:NameID><saml:SubjectConfirmationData>");

            assertThat(reason(byTls(named, SHOP_KEY))).isEqualTo(TokenReason.WRONG_ATTESTER);
        }
    }

    @Nested
    class SenderVouches {

        private final TokenXml vouched = assertion().sender();

        @BeforeEach
        void listTheShop() {
            enabler.set("methods", "SENDER_VOUCHES")
                    .set("attesters", SHOP, "shop")
                    .set("acting", SHOP + " for * at *", "shop for * at *");
        }

        @Test
        void listedEnablerIsBelievedByItsCertificateAndSeenInTheChain() {
            var caller = caller(byTls(vouched, SHOP_KEY));

            assertThat(caller.getName()).isEqualTo("alice");
            assertThat(caller.delegates()).containsExactly(new Delegate(SHOP, Optional.empty()));
        }

        @Test
        void listedSignerIsBelievedByItsSignature() {
            var caller = caller(bySignature(vouched, signed(CLIENT, "shop")));

            assertThat(caller.delegates()).containsExactly(new Delegate("shop", Optional.empty()));
        }

        @Test
        void standsInTheChainOnce() {
            assertThat(caller(byTls(vouched.delegated(SHOP), SHOP_KEY)).delegates())
                    .extracting(Delegate::name)
                    .containsExactly(SHOP);
        }

        @Test
        void enablerThatIsNotListedIsRefused() {
            assertThat(reason(byTls(vouched, BANK_KEY))).isEqualTo(TokenReason.ATTESTER_NOT_LISTED);
            assertThat(reason(bySignature(vouched, signed(CLIENT, "bank")))).isEqualTo(TokenReason.ATTESTER_NOT_LISTED);
        }

        @Test
        void certificateThatNobodyKnowsIsRefused() {
            assertThat(reason(byTls(vouched, CLIENT))).isEqualTo(TokenReason.ATTESTER_NOT_LISTED);
        }

        @Test
        void nobodyVouchesWithoutACertificateOrSignature() {
            assertThat(reason(byTls(vouched))).isEqualTo(TokenReason.NOT_ATTESTED);
        }

        @Test
        void signatureThatDoesNotCoverTheTokenVouchesForNothing() {
            assertThat(reason(bySignature(vouched, signed(CLIENT, "shop", "@method", "@target-uri"))))
                    .isEqualTo(TokenReason.NOT_ATTESTED);
        }

        @Test
        void senderThatIsNamedHasToBeTheOne() {
            String data = "<saml:SubjectConfirmationData>";
            TokenXml named = vouched.edit(data, "<saml:NameID>" + SHOP + "</saml:NameID>" + data);

            assertThat(caller(byTls(named, SHOP_KEY)).getName()).isEqualTo("alice");
            assertThat(reason(byTls(named.edit(SHOP, BANK), SHOP_KEY))).isEqualTo(TokenReason.WRONG_ATTESTER);
        }

        @Test
        void senderHasToBeAllowedToActToo() {
            enabler.set("acting", SHOP + " for group:customers at *");

            assertThat(reason(byTls(vouched, SHOP_KEY))).isEqualTo(DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void isNoWayUnlessTheDeployerSaysSo() {
            enabler.unset("methods").unset("attesters");

            assertThat(reason(byTls(vouched, SHOP_KEY))).isEqualTo(TokenReason.METHOD_NOT_ACCEPTED);
        }
    }

    @Nested
    class Bearer {

        private final TokenXml bearer = assertion().bearer();

        @BeforeEach
        void accept() {
            enabler.set("accept-bearer", "true");
        }

        @Test
        void isBelievedByTlsOnceWhereTheDeployerSaysSo() {
            Mechanism started = enabler.start();

            assertThat(caller(Enabler.ask(started, request(bearer.token()), Facts.NONE))
                            .getName())
                    .isEqualTo("alice");
            assertThat(reason(Enabler.ask(started, request(bearer.token()), Facts.NONE)))
                    .isEqualTo(SamlReason.REPLAYED);
        }

        @Test
        void isRefusedUnlessTheDeployerSaysSo() {
            enabler.unset("accept-bearer");

            assertThat(reason(byTls(bearer, CLIENT))).isEqualTo(TokenReason.METHOD_NOT_ACCEPTED);
        }

        @Test
        void isRefusedWithoutTls() {
            assertThat(reason(enabler.ask(request(bearer.token()).insecure(), Facts.NONE)))
                    .isEqualTo(TokenReason.NOT_CONFIDENTIAL);
        }

        @Test
        void needsRecipientAndEndAndHasNoBeginning() {
            String recipient = "Recipient=\"" + TokenXml.US + "\"";
            String end = "NotOnOrAfter=\"" + TokenXml.END + "\"";

            assertThat(reason(byTls(bearer.edit(recipient, "")))).isEqualTo(SamlReason.WRONG_RECIPIENT);
            assertThat(reason(byTls(bearer.edit(recipient + " " + end, recipient))))
                    .isEqualTo(SamlReason.CONFIRMATION_WITHOUT_END);
            assertThat(reason(byTls(bearer.edit(recipient, recipient + " NotBefore=\"" + TokenXml.NOW + "\""))))
                    .isEqualTo(SamlReason.CONFIRMATION_WITH_BEGINNING);
        }

        @Test
        void isRefusedWhereWhatWasUsedCannotBeKnown() {
            enabler.once((key, expires) -> OnceStore.Claim.UNAVAILABLE);

            assertThat(reason(byTls(bearer))).isEqualTo(SamlReason.REPLAY_UNKNOWN);
        }
    }

    @Nested
    class Terms {

        private final TokenXml held = assertion().heldBy(key(CLIENT));

        @Test
        void recipientIsUsWhereItIsSaid() {
            assertThat(caller(byTls(held.terms("Recipient=\"" + TokenXml.US + "\""), CLIENT))
                            .getName())
                    .isEqualTo("alice");
            assertThat(reason(byTls(held.terms("Recipient=\"" + TokenXml.US + "/\""), CLIENT)))
                    .isEqualTo(SamlReason.WRONG_RECIPIENT);
            enabler.set("recipients", TokenXml.US + "/");
            assertThat(caller(byTls(held.terms("Recipient=\"" + TokenXml.US + "/\""), CLIENT))
                            .getName())
                    .isEqualTo("alice");
        }

        @Test
        void timeOfTheConfirmationHoldsWithinTheSkew() {
            assertThat(caller(byTls(held.terms("NotBefore=\"2026-06-01T12:01:00Z\""), CLIENT))
                            .getName())
                    .isEqualTo("alice");
            assertThat(reason(byTls(held.terms("NotBefore=\"2026-06-01T12:01:01Z\""), CLIENT)))
                    .isEqualTo(TokenReason.CONFIRMATION_NOT_YET);
            assertThat(caller(byTls(held.terms("NotOnOrAfter=\"2026-06-01T11:59:01Z\""), CLIENT))
                            .getName())
                    .isEqualTo("alice");
            assertThat(reason(byTls(held.terms("NotOnOrAfter=\"2026-06-01T11:59:00Z\""), CLIENT)))
                    .isEqualTo(SamlReason.CONFIRMATION_EXPIRED);
        }

        @Test
        void answerToARequestThatWeNeverSentIsRefused() {
            assertThat(reason(byTls(held.terms("InResponseTo=\"_r\""), CLIENT)))
                    .isEqualTo(SamlReason.CONFIRMATION_OF_OTHER_REQUEST);
        }

        @Test
        void addressThatCannotBeComparedIsRefused() {
            assertThat(reason(byTls(held.terms("Address=\"192.0.2.7\""), CLIENT)))
                    .isEqualTo(TokenReason.WRONG_ADDRESS);
        }

        @Test
        void oneConfirmationThatHoldsIsEnough() {
            TokenXml two = assertion().heldBy(key(OTHER)).heldBy(key(CLIENT));

            assertThat(caller(byTls(two, CLIENT)).getName()).isEqualTo("alice");
        }

        @Test
        void ofSeveralThatDoNotHoldTheFirstThatCouldHaveIsTold() {
            TokenXml three = assertion().bearer().heldBy(key(OTHER)).sender();

            assertThat(reason(byTls(three, CLIENT))).isEqualTo(TokenReason.NOT_HOLDER);
        }

        @Test
        void assertionWithoutConfirmationIsRefused() {
            assertThat(reason(byTls(assertion(), CLIENT))).isEqualTo(TokenReason.METHOD_NOT_ACCEPTED);
        }
    }
}

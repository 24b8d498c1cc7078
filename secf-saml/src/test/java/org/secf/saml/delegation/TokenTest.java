package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.delegation.Enabler.caller;
import static org.secf.saml.delegation.Enabler.reason;
import static org.secf.saml.delegation.Enabler.request;
import static org.secf.saml.delegation.TokenXml.IDP;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.identity.Evidence;
import org.secf.identity.Onward;
import org.secf.keys.Thumbprint;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenReason;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;
import org.secf.saml.testing.XmlSigner;
import org.secf.verdict.Reason;

/** An assertion in the field Authorization: how it comes, who made it, and what it says (RFC 7522 §3). */
class TokenTest {

    private static final Credential CLIENT = TestKeys.rsa(2048);

    @TempDir
    Path directory;

    private Enabler enabler;
    private final TokenXml good =
            TokenXml.by(IDP, TestKeys.IDP).heldBy(CLIENT.certificate().getPublicKey());

    @BeforeEach
    void believeOneProvider() {
        enabler = new Enabler(directory);
    }

    private Outcome ask(String token) {
        return enabler.ask(request(token, CLIENT.certificate()), Facts.NONE);
    }

    private Reason refused(TokenXml token) {
        return reason(ask(token.token()));
    }

    private String accepted(TokenXml token) {
        return caller(ask(token.token())).getName();
    }

    @Nested
    class Field {

        private Outcome field(String... values) {
            return enabler.ask(request("", CLIENT.certificate()).header("Authorization", values), Facts.NONE);
        }

        @Test
        void isASchemeOfItsOwnInAnyCase() {
            assertThat(caller(field("saml  " + good.token() + " ")).getName()).isEqualTo("alice");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer ", "SAML2 ", "SAMLtoken", "Basic "})
        void otherSchemesAreNotOurs(String scheme) {
            Mechanism started = enabler.start();
            MemoryRequest request = MemoryRequest.get("/stock").header("Authorization", scheme + good.token());

            assertThat(started.isPresented(request)).isFalse();
            assertThat(Enabler.ask(started, request, Facts.NONE))
                    .isInstanceOfSatisfying(Outcome.Replied.class, reply -> {
                        assertThat(reply.reply().status()).isEqualTo(401);
                        assertThat(reply.reply().headers()).contains(new Reply.Header("WWW-Authenticate", "SAML"));
                    });
        }

        @Test
        void isOneCredential() {
            assertThat(reason(field("SAML " + good.token(), "SAML " + good.token())))
                    .isEqualTo(TokenReason.NOT_ONE_CREDENTIAL);
            assertThat(reason(field("Basic YTpi", "SAML " + good.token()))).isEqualTo(TokenReason.NOT_ONE_CREDENTIAL);
        }

        @ParameterizedTest
        @ValueSource(strings = {"SAML", "SAML ", "SAML %", "SAML PGE-PC9hPg==", "SAML PGE+PC9hPg", "SAML a b"})
        void isBase64urlInItsOneSpelling(String field) {
            assertThat(reason(field(field))).isIn(TokenReason.NOT_BASE64URL, SamlReason.UNPARSABLE);
        }

        @Test
        void paddingIsRefused() {
            assertThat(reason(field("SAML PGEvPg=="))).isEqualTo(TokenReason.NOT_BASE64URL);
            assertThat(reason(field("SAML PGEvPg"))).isEqualTo(TokenReason.NOT_AN_ASSERTION);
        }

        @Test
        void isNotLongerThanAllowed() {
            enabler.set("max-characters", "1024");
            assertThat(reason(ask("A".repeat(1025)))).isEqualTo(TokenReason.TOKEN_TOO_LONG);
            assertThat(reason(ask("A".repeat(1024)))).isEqualTo(SamlReason.UNPARSABLE);
        }

        @Test
        void tokenGoesAlongForWhoeverCallsOnAsItCame() {
            Outcome.Established established = (Outcome.Established) ask(good.token());

            PresentedToken token = established.token().orElseThrow();
            assertThat(token.type()).isEqualTo(TokenType.SAML2);
            assertThat(new String(token.original(), StandardCharsets.US_ASCII)).isEqualTo(good.token());
        }

        @Test
        void refusalAsksForAnother() {
            Outcome.Refused refused = (Outcome.Refused) ask("A");

            assertThat(refused.reply().status()).isEqualTo(401);
            assertThat(refused.reply().headers()).contains(new Reply.Header("WWW-Authenticate", "SAML"));
            assertThat(refused.isForbidden()).isFalse();
        }

        @Test
        void requestWithoutTokenIsNobodysWhereNobodyIsNeeded() {
            Mechanism started = enabler.start();

            assertThat(started.challenges(MemoryRequest.get("/"))).containsExactly("SAML");
            assertThat(started.name()).isEqualTo("saml-token");
        }
    }

    @Nested
    class Document {

        @Test
        void isAnAssertionAndNothingAround() {
            String response =
                    "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_r\" Version=\"2.0\">"
                            + good.signed() + "</samlp:Response>";

            assertThat(reason(ask(TokenXml.token(response)))).isEqualTo(TokenReason.NOT_AN_ASSERTION);
        }

        @Test
        void isSigned() {
            assertThat(reason(ask(TokenXml.token(good.unsigned())))).isEqualTo(SamlReason.NOT_SIGNED);
        }

        @Test
        void isSignedByTheIssuersKey() {
            assertThat(refused(new TokenXml(good.xml(), TestKeys.OTHER))).isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void isNotSignedByAnotherBelievedEntitysKey() {
            assertThat(refused(new TokenXml(good.xml(), Enabler.BANK_KEY))).isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void isAsItWasSigned() {
            assertThat(reason(ask(TokenXml.token(good.signed().replace(">alice<", ">admin<")))))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
            assertThat(reason(ask(TokenXml.token(good.signed().replace(TokenXml.END, "2026-06-02T12:00:00Z")))))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void isOfSomebodyWhoIsBelieved() {
            assertThat(refused(good.edit(IDP, "https://evil.example.org"))).isEqualTo(TokenReason.ISSUER_UNKNOWN);
        }

        /** H02, H03: the true assertion is buried in a forged one. */
        @Test
        void buriedAssertionDoesNotCount() {
            String genuine = good.signed();
            String forged =
                    good.edit(">alice<", ">admin<").edit("_token1", "_forged").unsigned();
            String advice = forged.replace(
                    "<saml:AuthnStatement", "<saml:Advice>" + genuine + "</saml:Advice><saml:AuthnStatement");
            String inSignature = forged.replace(
                    "<saml:Subject>",
                    "<ds:Signature><ds:Object>" + genuine + "</ds:Object></ds:Signature><saml:Subject>");

            assertThat(reason(ask(TokenXml.token(advice)))).isEqualTo(SamlReason.NOT_ONE_ASSERTION);
            assertThat(reason(ask(TokenXml.token(inSignature)))).isEqualTo(SamlReason.NOT_ONE_ASSERTION);
        }

        /** The signature of a genuine assertion, taken over to a forged one with another id. */
        @Test
        void signatureRefersToTheAssertionItStandsIn() {
            String genuine = good.signed();
            assertThat(reason(ask(TokenXml.token(genuine.replace(" ID=\"_token1\"", " ID=\"_token2\"")))))
                    .isEqualTo(SamlReason.WRONG_REFERENCE);
        }

        @Test
        void secondSignatureElsewhereIsRefused() {
            String genuine = good.signed();
            String signature = genuine.substring(genuine.indexOf("<ds:Signature"), genuine.indexOf("<saml:Subject>"));

            assertThat(reason(ask(TokenXml.token(genuine.replace(
                            "<saml:AuthnStatement",
                            "<saml:Advice>" + signature + "</saml:Advice><saml:AuthnStatement")))))
                    .isEqualTo(SamlReason.SIGNATURE_MISPLACED);
        }

        /** H10, H12. */
        @Test
        void documentThatTwoReadersReadInTwoWaysIsRefused() {
            assertThat(reason(ask(TokenXml.token(good.signed().replace(">alice<", ">ali<!---->ce<")))))
                    .isEqualTo(SamlReason.COMMENT_IN_TEXT);
            assertThat(reason(ask(TokenXml.token("<!DOCTYPE a [<!ENTITY x \"y\">]>" + good.signed()))))
                    .isEqualTo(SamlReason.DOCUMENT_TYPE);
        }

        @Test
        void isVersionTwo() {
            assertThat(refused(good.edit("Version=\"2.0\"", "Version=\"1.1\""))).isEqualTo(SamlReason.WRONG_VERSION);
        }
    }

    @Nested
    class Content {

        @Test
        void tellsWhoWhenHowAndForHowLong() {
            Evidence evidence = caller(ask(good.token())).evidence();

            assertThat(evidence)
                    .isEqualTo(new Evidence(
                            "saml-token",
                            IDP,
                            Instant.parse("2026-06-01T11:30:00Z"),
                            Optional.of("urn:oasis:names:tc:SAML:2.0:ac:classes:Password"),
                            Optional.of(Thumbprint.of(TestKeys.IDP.certificate().getPublicKey())),
                            Optional.of(Instant.parse(TokenXml.END)),
                            Onward.FREE));
            assertThat(caller(ask(good.token())).groups()).containsExactly("staff");
        }

        @Test
        void endsWithTheSessionWhereThatIsEarlier() {
            TokenXml session = good.edit(
                    "<saml:AuthnStatement ", "<saml:AuthnStatement SessionNotOnOrAfter=\"2026-06-01T12:00:30Z\" ");

            assertThat(caller(ask(session.token())).evidence().validUntil())
                    .contains(Instant.parse("2026-06-01T12:00:30Z"));
        }

        @Test
        void tellsHowFarItMayBeHandedOn() {
            TokenXml once = good.condition(
                    "<saml:ProxyRestriction Count=\"1\"><saml:Audience>https://stock.example.org</saml:Audience></saml:ProxyRestriction>");

            assertThat(caller(ask(once.token())).evidence().onward())
                    .isEqualTo(new Onward(OptionalInt.of(1), List.of("https://stock.example.org")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "one", "1234567890"})
        void countThatIsNoneIsRefused(String count) {
            assertThat(refused(good.condition("<saml:ProxyRestriction Count=\"" + count + "\"/>")))
                    .isEqualTo(SamlReason.MALFORMED_ASSERTION);
        }

        @Test
        void twoRestrictionsOfHandingOnAreRefused() {
            assertThat(refused(good.condition("<saml:ProxyRestriction Count=\"0\"/><saml:ProxyRestriction/>")))
                    .isEqualTo(SamlReason.MALFORMED_ASSERTION);
        }

        @Test
        void audienceIsUsAndEveryRestrictionNamesUs() {
            String audience = "<saml:AudienceRestriction><saml:Audience>%s</saml:Audience></saml:AudienceRestriction>";

            assertThat(accepted(good.condition(audience.formatted(TokenXml.US))))
                    .isEqualTo("alice");
            assertThat(refused(good.condition(audience.formatted("https://other.example.org"))))
                    .isEqualTo(SamlReason.WRONG_AUDIENCE);
            assertThat(refused(good.edit(audience.formatted(TokenXml.US), ""))).isEqualTo(SamlReason.NO_AUDIENCE);
            enabler.set("audience", "urn:stock");
            assertThat(refused(good)).isEqualTo(SamlReason.WRONG_AUDIENCE);
        }

        @Test
        void timesHoldWithinTheSkew() {
            enabler.pass(Duration.ofSeconds(119));
            assertThat(accepted(good)).isEqualTo("alice");
            enabler.pass(Duration.ofSeconds(1));
            assertThat(refused(good)).isEqualTo(SamlReason.EXPIRED);
            enabler.pass(Duration.ofMinutes(-3));
            assertThat(accepted(good)).isEqualTo("alice");
            enabler.pass(Duration.ofSeconds(-1));
            assertThat(refused(good)).isEqualTo(SamlReason.ISSUED_IN_FUTURE);
        }

        @Test
        void beginningHolds() {
            assertThat(refused(good.edit("NotBefore=\"" + TokenXml.NOW, "NotBefore=\"2026-06-01T12:01:01Z")))
                    .isEqualTo(SamlReason.NOT_YET_VALID);
        }

        @Test
        void isNotOlderThanTheDeployerAllowsWhateverItSays() {
            TokenXml day = good.edit(TokenXml.END, "2026-06-02T12:00:00Z");
            enabler.set("max-age", "10m");

            enabler.pass(Duration.ofMinutes(11));
            assertThat(accepted(day)).isEqualTo("alice");
            enabler.pass(Duration.ofSeconds(1));
            assertThat(refused(day)).isEqualTo(TokenReason.ISSUED_TOO_LONG_AGO);
        }

        @Test
        void conditionThatNobodyKnowsIsRefused() {
            assertThat(refused(good.condition("<saml:Condition xsi:type=\"del:OtherType\"/>")))
                    .isEqualTo(SamlReason.UNKNOWN_CONDITION);
            assertThat(refused(good.condition("<saml:Condition xsi:type=\"ds:DelegationRestrictionType\"/>")))
                    .isEqualTo(SamlReason.UNKNOWN_CONDITION);
            assertThat(refused(good.condition("<del:Condition xsi:type=\"del:DelegationRestrictionType\"/>")))
                    .isEqualTo(SamlReason.UNKNOWN_CONDITION);
        }

        @Test
        void assertionForOneUseIsUsedOnce() {
            Mechanism started = enabler.start();
            MemoryRequest request = request(good.condition("<saml:OneTimeUse/>").token(), CLIENT.certificate());

            assertThat(caller(Enabler.ask(started, request, Facts.NONE)).getName())
                    .isEqualTo("alice");
            assertThat(reason(Enabler.ask(started, request, Facts.NONE))).isEqualTo(SamlReason.REPLAYED);
        }

        /** So that a method may rely on it; of one that may come again it is not so. */
        @Test
        void isKnownToBeUsedOnce() {
            MemoryRequest request = request(good.condition("<saml:OneTimeUse/>").token(), CLIENT.certificate());

            assertThat(((Outcome.Established) enabler.ask(request, Facts.NONE))
                            .facts()
                            .freshness())
                    .singleElement()
                    .satisfies(fresh -> {
                        assertThat(fresh.by()).isEqualTo("saml-token");
                        assertThat(fresh.source()).isEqualTo(Freshness.Source.ASSERTION);
                        assertThat(fresh.scope()).isEqualTo(IDP);
                        assertThat(fresh.owner()).contains("alice");
                        assertThat(fresh.made()).contains(Instant.parse(TokenXml.NOW));
                        assertThat(fresh.remembered().orElseThrow()).isAfter(Instant.parse(TokenXml.NOW));
                    });
            assertThat(((Outcome.Established) ask(good.token())).facts()).isEqualTo(Facts.NONE);
        }

        @Test
        void othersMayComeAgainUnlessTheDeployerSaysOtherwise() {
            MemoryRequest request = request(good.token(), CLIENT.certificate());
            Mechanism started = enabler.start();
            Enabler.ask(started, request, Facts.NONE);
            assertThat(caller(Enabler.ask(started, request, Facts.NONE)).getName())
                    .isEqualTo("alice");

            Mechanism strict = enabler.set("always-once", "true").start();
            assertThat(caller(Enabler.ask(strict, request, Facts.NONE)).getName())
                    .isEqualTo("alice");
            assertThat(reason(Enabler.ask(strict, request, Facts.NONE))).isEqualTo(SamlReason.REPLAYED);
        }

        @Test
        void refusedAssertionIsNotUsedUp() {
            Mechanism strict = enabler.set("always-once", "true").start();

            assertThat(reason(Enabler.ask(strict, request(good.token()), Facts.NONE)))
                    .isEqualTo(TokenReason.NOT_HOLDER);
            assertThat(caller(Enabler.ask(strict, request(good.token(), CLIENT.certificate()), Facts.NONE))
                            .getName())
                    .isEqualTo("alice");
        }

        @Test
        void saysThatTheUserWasAuthenticated() {
            String xml = good.xml();
            String statement =
                    xml.substring(xml.indexOf("<saml:AuthnStatement"), xml.indexOf("<saml:AttributeStatement"));

            assertThat(refused(good.edit(statement, ""))).isEqualTo(SamlReason.NO_AUTHENTICATION);
        }

        @Test
        void wayAndAgeOfTheAuthenticationAreAskedFor() {
            enabler.set("authn-context-class-refs", "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken");
            assertThat(refused(good)).isEqualTo(SamlReason.WRONG_AUTHENTICATION_CONTEXT);
            enabler.unset("authn-context-class-refs").set("max-authentication-age", "20m");
            assertThat(refused(good)).isEqualTo(SamlReason.AUTHENTICATION_TOO_OLD);
        }

        @Test
        void groupsAreMapped() {
            enabler.set("attributes.group-mapping", "staff=user");

            assertThat(caller(ask(good.token())).groups()).containsExactly("user");
        }
    }

    @Nested
    class Issuers {

        @Test
        void metadataThatHasEndedIsBelievedNoMore() {
            enabler.set(
                    "identity-providers",
                    enabler.file(
                            "ending.xml",
                            MetadataXml.entity(
                                    MetadataXml.IDP,
                                    "validUntil=\"2026-06-01T12:00:30Z\"",
                                    MetadataXml.key("signing", TestKeys.IDP)
                                            + MetadataXml.sso("HTTP-Redirect", MetadataXml.SSO))));
            Mechanism started = enabler.start();
            MemoryRequest request = request(good.token(), CLIENT.certificate());

            assertThat(caller(Enabler.ask(started, request, Facts.NONE)).getName())
                    .isEqualTo("alice");
            enabler.pass(Duration.ofSeconds(30));
            assertThat(reason(Enabler.ask(started, request, Facts.NONE))).isEqualTo(SamlReason.METADATA_EXPIRED);
        }

        @Test
        void keyThatIsNewInTheMetadataIsFoundAtOnce() {
            TokenXml next = new TokenXml(good.xml(), TestKeys.OTHER);
            Mechanism started = enabler.start();
            enabler.file(
                    "idp.xml",
                    MetadataXml.usual()
                            .replace(
                                    MetadataXml.key("signing", TestKeys.IDP),
                                    MetadataXml.key("signing", TestKeys.OTHER)));

            assertThat(caller(Enabler.ask(started, request(next.token(), CLIENT.certificate()), Facts.NONE))
                            .getName())
                    .isEqualTo("alice");
        }

        @Test
        void metadataHasToBeSignedWhereACertificateIsNamed() {
            enabler.unset("enablers")
                    .set(
                            "identity-providers",
                            enabler.file("signed.xml", XmlSigner.signed(MetadataXml.usual(), TestKeys.OTHER)))
                    .set("metadata-signing-certificate", certificate());

            assertThat(accepted(good)).isEqualTo("alice");
        }

        private String certificate() {
            try {
                return enabler.file(
                        "signer.pem",
                        "-----BEGIN CERTIFICATE-----\n"
                                + TokenXml.base64(TestKeys.OTHER.certificate().getEncoded())
                                + "\n-----END CERTIFICATE-----\n");
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

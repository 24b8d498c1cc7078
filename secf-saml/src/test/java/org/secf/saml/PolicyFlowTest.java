package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Answer;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.LogoutMessage;
import org.secf.saml.testing.MetadataXml;
import org.secf.verdict.Reason;

/** What the deployer's policy makes of a login, from the first request to the last. */
class PolicyFlowTest {

    private static final String SUBJECT_ID = "urn:oasis:names:tc:SAML:attribute:subject-id";
    private static final String URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";
    private static final String AFFILIATION = "urn:oid:1.3.6.1.4.1.5923.1.1.1.9";

    private final Browser browser = new Browser();
    private Deployment deployment;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory);
    }

    private Answer answer(Login login) {
        return Answer.to(login.id(), deployment.instant());
    }

    private Outcome send(Mechanism mechanism, Login login, Answer answer) {
        return browser.send(mechanism, answer.posted(login.relayState()));
    }

    private static Reason refusal(Outcome outcome) {
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    private static String location(Outcome outcome) {
        return outcome instanceof Outcome.LoggedIn in
                ? Login.header(in.reply(), "Location")
                : Login.header(((Outcome.Replied) outcome).reply(), "Location");
    }

    @Nested
    class Passive {

        private Mechanism passive(String failure) {
            return deployment
                    .set("is-passive", "true")
                    .set("passive-failure", failure)
                    .start();
        }

        private Outcome nobodyThere(Mechanism mechanism) {
            Login login = Login.begin(browser, mechanism, "/page?a=1");
            assertThat(login.request().getAttribute("IsPassive")).isEqualTo("true");
            return send(mechanism, login, answer(login).status("Responder", "NoPassive"));
        }

        @Test
        void isRefusedUnlessItMayContinue() {
            Mechanism mechanism = passive("REFUSE");
            assertThat(refusal(nobodyThere(mechanism))).isEqualTo(SamlPolicyReason.NOT_PASSIVELY);
            assertThat(browser.cookies())
                    .as("cookies of the failed login, or a mark")
                    .isEmpty();
            assertThat(browser.send(mechanism, MemoryRequest.get("/")))
                    .as("and is asked again")
                    .isInstanceOf(Outcome.Replied.class);
        }

        @Test
        void continuesWithoutACallerAndDoesNotGoRound() {
            Mechanism mechanism = passive("CONTINUE");
            Outcome outcome = nobodyThere(mechanism);
            assertThat(location(outcome)).isEqualTo("https://sp.example.org/enabler/page?a=1");
            assertThat(browser.cookies())
                    .as("the login's cookie is gone, the mark is there")
                    .extracting(cookie -> cookie.name())
                    .containsExactly("__Host-secf-nobody-saml-acs");
            assertThat(browser.send(mechanism, MemoryRequest.get("/page?a=1"))).isInstanceOf(Outcome.Abstained.class);
            assertThat(new Browser().send(mechanism, MemoryRequest.get("/")))
                    .as("another browser")
                    .isInstanceOf(Outcome.Replied.class);
        }

        @Test
        void theMarkEndsAfterThePause() {
            deployment.set("passive-pause", "90s");
            Outcome.Replied outcome = (Outcome.Replied) nobodyThere(passive("CONTINUE"));
            assertThat(outcome.reply().headers())
                    .extracting(header -> header.value())
                    .contains("__Host-secf-nobody-saml-acs=1; Path=/; Max-Age=90; HttpOnly; Secure; SameSite=Lax");
        }

        @Test
        void theMarkMeansNothingWhereNobodySaidSo() {
            browser.plant("__Host-secf-nobody-saml-acs", "1");
            assertThat(browser.send(deployment.start(), MemoryRequest.get("/"))).isInstanceOf(Outcome.Replied.class);
            Mechanism refusing = deployment.set("is-passive", "true").start();
            assertThat(browser.send(refusing, MemoryRequest.get("/"))).isInstanceOf(Outcome.Replied.class);
        }

        @Test
        void otherFailuresAreRefusedAllTheSame() {
            Mechanism mechanism = passive("CONTINUE");
            Login login = Login.begin(browser, mechanism, "/");
            assertThat(refusal(send(mechanism, login, answer(login).status("Responder", "AuthnFailed"))))
                    .isEqualTo(SamlReason.STATUS_NOT_SUCCESS);
        }

        @Test
        void aRequestThatWasNotPassiveIsRefused() {
            Mechanism mechanism = deployment.set("passive-failure", "CONTINUE").start();
            Login login = Login.begin(browser, mechanism, "/");
            assertThat(refusal(send(mechanism, login, answer(login).status("Responder", "NoPassive"))))
                    .isEqualTo(SamlPolicyReason.NOT_PASSIVELY);
        }

        @Test
        void nobodyIsMadeNobodyByAStrangersAnswer() {
            Mechanism mechanism = passive("CONTINUE");
            Login login = Login.begin(browser, mechanism, "/");
            Outcome outcome = new Browser()
                    .send(
                            mechanism,
                            answer(login).status("Responder", "NoPassive").posted(login.relayState()));
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Nested
    class TooOld {

        private Answer old(Login login) {
            return answer(login)
                    .edit(
                            "AuthnInstant=\"" + deployment.instant() + "\"",
                            "AuthnInstant=\"" + deployment.instant().minus(Duration.ofHours(2)) + "\"");
        }

        @Test
        void isSentBackOnceToAuthenticateAnew() {
            Mechanism mechanism = deployment.set("max-authentication-age", "1h").start();
            Login first = Login.begin(browser, mechanism, "/page");
            assertThat(first.request().hasAttribute("ForceAuthn")).isFalse();

            Login second = Login.of(send(mechanism, first, old(first)));
            assertThat(second.request().getAttribute("ForceAuthn")).isEqualTo("true");
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(browser.cookies())
                    .extracting(cookie -> cookie.name())
                    .containsExactly("__Host-secf-saml-" + second.id());

            assertThat(location(send(mechanism, second, answer(second))))
                    .isEqualTo("https://sp.example.org/enabler/page");
        }

        @Test
        void isRefusedTheSecondTime() {
            Mechanism mechanism = deployment.set("max-authentication-age", "1h").start();
            Login first = Login.begin(browser, mechanism, "/");
            Login second = Login.of(send(mechanism, first, old(first)));
            assertThat(refusal(send(mechanism, second, old(second)))).isEqualTo(SamlReason.AUTHENTICATION_TOO_OLD);
        }

        /** Within the usual age, but from before the second request, which asked for a new one. */
        @Test
        void theSecondTimeItHasToBeNew() {
            Mechanism mechanism = deployment.set("max-authentication-age", "1h").start();
            Login first = Login.begin(browser, mechanism, "/");
            Login second = Login.of(send(mechanism, first, old(first)));
            Answer halfAnHour = answer(second)
                    .edit(
                            "AuthnInstant=\"" + deployment.instant() + "\"",
                            "AuthnInstant=\"" + deployment.instant().minus(Duration.ofMinutes(30)) + "\"");
            assertThat(refusal(send(mechanism, second, halfAnHour))).isEqualTo(SamlReason.AUTHENTICATION_TOO_OLD);
        }

        @Test
        void isRefusedAtOnceWhereSaidSo() {
            Mechanism mechanism = deployment
                    .set("max-authentication-age", "1h")
                    .set("reauthenticate", "false")
                    .start();
            Login login = Login.begin(browser, mechanism, "/");
            assertThat(refusal(send(mechanism, login, old(login)))).isEqualTo(SamlReason.AUTHENTICATION_TOO_OLD);
        }
    }

    @Nested
    class Unsolicited_H33 {

        private Outcome sent(Answer answer, String... relayState) {
            Mechanism mechanism = deployment
                    .set("accept-unsolicited", "true")
                    .set("landing-paths", "/welcome", "/shop/basket")
                    .start();
            return browser.send(mechanism, answer.posted(relayState));
        }

        private Answer unsolicited() {
            return Answer.to("", deployment.instant());
        }

        @Test
        void endsAtTheFrontPageOrWhereItMay() {
            assertThat(location(sent(unsolicited()))).isEqualTo("https://sp.example.org/enabler/");
            assertThat(location(sent(unsolicited().edit("_a\"", "_b\""), "/shop/basket")))
                    .isEqualTo("https://sp.example.org/enabler/shop/basket");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example.org/",
                    "//evil.example.org/",
                    "\\\\evil.example.org",
                    "javascript:alert(1)",
                    "/welcome/",
                    "/welcome/../admin",
                    "/WELCOME",
                    "/enabler/welcome",
                    "/other",
                    "welcome"
                })
        void isRefusedWithAnyOtherRelayState_H50(String relayState) {
            assertThat(refusal(sent(unsolicited(), relayState))).isEqualTo(SamlPolicyReason.UNKNOWN_LANDING);
        }

        @Test
        void isRefusedWhereItIsNotAcceptedWhateverItsRelayState() {
            Mechanism mechanism = deployment.set("landing-paths", "/welcome").start();
            assertThat(refusal(browser.send(mechanism, unsolicited().posted("/welcome"))))
                    .isEqualTo(SamlReason.UNSOLICITED);
            assertThat(refusal(browser.send(mechanism, unsolicited().posted("//evil.example.org"))))
                    .isEqualTo(SamlReason.UNSOLICITED);
        }

        @Test
        void isRefusedWithAConfirmationOfARequest() {
            assertThat(refusal(sent(unsolicited()
                            .edit(
                                    "<saml:SubjectConfirmationData ",
                                    "<saml:SubjectConfirmationData InResponseTo=\"_x\" "))))
                    .isEqualTo(SamlReason.CONFIRMATION_OF_OTHER_REQUEST);
        }

        /** One confirmation holds, and so far that was enough. */
        @Test
        void isRefusedWithASecondConfirmationOfARequest() {
            String second = "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:sender-vouches\">"
                    + "<saml:SubjectConfirmationData InResponseTo=\"_x\"/></saml:SubjectConfirmation></saml:Subject>";
            assertThat(refusal(sent(unsolicited().edit("</saml:Subject>", second))))
                    .isEqualTo(SamlPolicyReason.CONFIRMATION_OF_SOME_REQUEST);
        }

        @Test
        void isTakenOnce_H42() {
            Mechanism mechanism = deployment.set("accept-unsolicited", "true").start();
            MemoryRequest posted = unsolicited().posted();
            assertThat(browser.send(mechanism, posted)).isInstanceOf(Outcome.LoggedIn.class);
            assertThat(refusal(browser.send(mechanism, posted))).isEqualTo(SamlReason.REPLAYED);
        }

        @Test
        void isNotSentBackWhenItIsTooOld() {
            deployment.set("max-authentication-age", "1h");
            Answer old = unsolicited()
                    .edit(
                            "AuthnInstant=\"" + deployment.instant() + "\"",
                            "AuthnInstant=\"" + deployment.instant().minus(Duration.ofHours(2)) + "\"");
            assertThat(refusal(sent(old))).isEqualTo(SamlReason.AUTHENTICATION_TOO_OLD);
        }
    }

    @Nested
    class Scopes {

        private final List<String> told = new ArrayList<>();

        private Outcome outcome(UnaryOperator<Answer> edit) {
            deployment.file("idp.xml", withScope());
            Mechanism mechanism = deployment.start();
            Login login = Login.begin(browser, mechanism, "/");
            return send(mechanism, login, edit.apply(answer(login)));
        }

        /** One literal, and one by regular expression, which is nobody's. */
        private static String withScope() {
            String scopes =
                    "<md:Extensions><shibmd:Scope xmlns:shibmd=\"urn:mace:shibboleth:metadata:1.0\">idp.example.org</shibmd:Scope>"
                            + "<shibmd:Scope xmlns:shibmd=\"urn:mace:shibboleth:metadata:1.0\" regexp=\"true\">.*evil.org</shibmd:Scope></md:Extensions>";
            return MetadataXml.usual().replaceFirst("(<md:IDPSSODescriptor[^>]*>)", "$1" + scopes);
        }

        private static String name(Outcome outcome) {
            return ((Outcome.LoggedIn) outcome).caller().getName();
        }

        private List<String> affiliations(Outcome outcome) {
            return ((Outcome.LoggedIn) outcome).caller().attributes().getOrDefault(AFFILIATION, List.of());
        }

        @Test
        void nameTheCallerBySubjectIdInSmallLetters() {
            deployment.set("attributes.caller-name-attribute", SUBJECT_ID);
            assertThat(name(outcome(answer -> answer.attribute(SUBJECT_ID, URI, "Alice-1@IdP.example.org"))))
                    .isEqualTo("alice-1@idp.example.org");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"alice@other.org", "alice@evil.org", "alice@x.idp.example.org", "alice@idp.example.org."})
        void refuseASubjectIdOfAnotherDomain_H36(String value) {
            deployment.set("attributes.caller-name-attribute", SUBJECT_ID);
            assertThat(refusal(outcome(answer -> answer.attribute(SUBJECT_ID, URI, value))))
                    .isEqualTo(SamlPolicyReason.WRONG_SCOPE);
        }

        @Test
        void refuseASubjectIdWhereTheMetadataNamesNoDomain() {
            Mechanism mechanism = deployment
                    .set("attributes.caller-name-attribute", SUBJECT_ID)
                    .start();
            Login login = Login.begin(browser, mechanism, "/");
            Answer named = answer(login).attribute(SUBJECT_ID, URI, "alice@idp.example.org");
            assertThat(refusal(send(mechanism, login, named))).isEqualTo(SamlPolicyReason.WRONG_SCOPE);
        }

        @Test
        void mayBeConfigured() {
            Mechanism mechanism = deployment
                    .set("attributes.caller-name-attribute", SUBJECT_ID)
                    .set("attribute-rules.scopes", "idp.example.org")
                    .start();
            Login login = Login.begin(browser, mechanism, "/");
            Answer named = answer(login).attribute(SUBJECT_ID, URI, "alice@idp.example.org");
            assertThat(name(send(mechanism, login, named))).isEqualTo("alice@idp.example.org");
        }

        @Test
        void refuseASubjectIdWithoutTheFormatOfItsName() {
            deployment.set("attributes.caller-name-attribute", SUBJECT_ID);
            assertThat(refusal(outcome(answer -> answer.attribute(SUBJECT_ID, "", "alice@idp.example.org"))))
                    .isEqualTo(SamlReason.NO_CALLER_NAME);
        }

        @Test
        void refuseASecondSubjectIdEvenTheSame() {
            deployment.set("attributes.caller-name-attribute", SUBJECT_ID);
            assertThat(refusal(outcome(answer ->
                            answer.attribute(SUBJECT_ID, URI, "alice@idp.example.org", "alice@idp.example.org"))))
                    .isEqualTo(SamlReason.SEVERAL_CALLER_NAMES);
        }

        @Test
        void dropAValueOfAnotherDomainAndTellIt() {
            Logger logger = Logger.getLogger("org.secf.saml");
            Handler handler = new Told();
            logger.addHandler(handler);
            try {
                assertThat(affiliations(outcome(answer -> answer.attribute(
                                AFFILIATION,
                                URI,
                                "staff@idp.example.org",
                                "member@evil.org",
                                "x@evil.org@idp.example.org",
                                "@idp.example.org",
                                "idp.example.org"))))
                        .containsExactly("staff@idp.example.org");
            } finally {
                logger.removeHandler(handler);
            }
            assertThat(told)
                    .singleElement()
                    .asString()
                    .contains("4 values of other domains", MetadataXml.IDP, AFFILIATION + " member@evil.org");
        }

        @Test
        void refuseTheLoginWhereSaidSo() {
            deployment.set("attribute-rules.wrong-scope", "REFUSE");
            assertThat(refusal(outcome(answer -> answer.attribute(AFFILIATION, URI, "member@evil.org"))))
                    .isEqualTo(SamlPolicyReason.WRONG_SCOPE);
        }

        @Test
        void leaveOtherAttributesAlone() {
            assertThat(outcome(answer -> answer.attribute("mail", "", "alice@other.org")))
                    .isInstanceOf(Outcome.LoggedIn.class);
        }

        private final class Told extends Handler {

            @Override
            public void publish(LogRecord line) {
                told.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        }
    }

    @Nested
    class Logout {

        private Reason refusal(Function<LogoutMessage, MemoryRequest> binding) {
            deployment.file("idp.xml", MetadataXml.withLogout());
            Mechanism mechanism = deployment
                    .set("algorithms.signature", "RSA-SHA512", "ECDSA-SHA384")
                    .start();
            LogoutMessage request = LogoutMessage.request("_request", deployment.instant(), "alice");
            return PolicyFlowTest.refusal(browser.send(mechanism, binding.apply(request)));
        }

        @Test
        void isHeldToTheSameAlgorithms() {
            assertThat(refusal(message -> message.redirect(""))).isEqualTo(SamlBindingReason.QUERY_ALGORITHM);
            assertThat(refusal(message -> message.post(""))).isEqualTo(SamlReason.FORBIDDEN_ALGORITHM);
        }
    }
}

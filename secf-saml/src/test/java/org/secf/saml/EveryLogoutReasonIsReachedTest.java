package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.HttpReason;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.LoggedInBrowser;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.LogoutMessage;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TestKeys;
import org.secf.state.EndedLogins;
import org.secf.state.OnceStore;
import org.secf.verdict.Reason;

/**
 * Sends what is forbidden, always signed by the identity provider's own key unless that is the fault, so that nothing but the one fault is wrong; the switch does
 * not compile when a reason has no input (H48).
 */
class EveryLogoutReasonIsReachedTest {

    private static final String LIVES = "2026-06-01T12:02:00Z";

    private Deployment deployment;
    private Mechanism mechanism;
    private LoggedInBrowser alice;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory);
        deployment.file("idp.xml", MetadataXml.withLogout());
        start();
    }

    private void start() {
        mechanism = deployment.start();
        alice = LoggedInBrowser.as("alice", deployment, mechanism);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithItsReason(LogoutReason reason) {
        assertThat(provoke(reason)).isEqualTo(reason);
        assertThat(reason.clause()).isNotBlank();
    }

    private Reason provoke(LogoutReason reason) {
        return switch (reason) {
            case WRONG_BINDING -> reason(alice.send(request().redirect("").method("PUT")));
            case NOT_DEFLATED -> reason(alice.send(MemoryRequest.get("/saml/slo?SAMLRequest=AAAA")));
            case MALFORMED_ENVELOPE ->
                reason(alice.send(LogoutMessage.soap(request().signed())));
            case WRONG_MESSAGE ->
                reason(alice.send(request()
                        .redirect("")
                        .target("/enabler/saml/slo?SAMLResponse="
                                + request().query("").substring("SAMLRequest=".length()))));
            case MALFORMED_MESSAGE -> requested(request().replace("<saml:NameID>alice", "<saml:NameID><b/>alice"));
            case RELAY_STATE_TOO_LONG -> reason(alice.send(request().redirect("x".repeat(1025))));
            case METADATA_EXPIRED -> metadataExpired();
            case WRONG_ISSUER -> requested(otherProviders());
            case MISSING_DESTINATION ->
                everywhere(request().replace(" Destination=\"" + LogoutMessage.SERVICE + "\"", ""));
            case WRONG_DESTINATION -> everywhere(request().replace(LogoutMessage.SERVICE, LogoutMessage.SERVICE + "/"));
            case NOT_FRESH ->
                requested(request().replace("IssueInstant=\"2026-06-01T12:00", "IssueInstant=\"2026-06-01T11:53"));
            case EXPIRED -> requested(request().replace(LIVES, "2026-06-01T11:59:00Z"));
            case NOT_SIGNED -> reason(alice.send(request().form(request().xml(), "")));
            case UNSUPPORTED_IDENTIFIER -> requested(request().replace("<saml:NameID>alice</saml:NameID>", ""));
            case TOO_MANY_SESSIONS ->
                requested(LogoutMessage.request(
                        "_r",
                        deployment.instant(),
                        "alice",
                        IntStream.range(0, 101).mapToObj(i -> "_" + i).toArray(String[]::new)));
            case WRONG_USER -> wrongUser();
            case REPLAYED -> replayed();
            case REPLAY_UNKNOWN -> replayUnknown();
            case CANNOT_END -> cannotEnd();
            case LOGIN_OVER -> loginOver();
            case OTHER_SITE ->
                reason(alice.send(MemoryRequest.post("/saml/logout", "").header("Origin", "https://evil.example.org")));
            case OTHER_BROWSER ->
                reason(LoggedInBrowser.withoutLogin(mechanism)
                        .send(response(begin(), "Success").redirect("x")));
            case NO_LOGOUT_IN_FLIGHT -> tooLate();
            case RELAY_STATE_MISMATCH ->
                reason(alice.send(response(begin(), "Success").redirect("x")));
            case NOT_EVERYWHERE -> notEverywhere("Responder", "PartialLogout");
            case WRONG_IN_RESPONSE_TO -> reason(LogoutBySoapTest.answered(deployment, "_another"));
            case NO_SIGNING_KEY -> signingKeyGone();
        };
    }

    private LogoutMessage request() {
        return LogoutMessage.request("_request", deployment.instant(), "alice", "_session");
    }

    private LogoutMessage response(Login begun, String... codes) {
        return LogoutMessage.response(begun.id(), deployment.instant(), codes);
    }

    private Login begin() {
        return Login.of(alice.send(MemoryRequest.post("/saml/logout", "")));
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    /** Refused by every binding alike, with the session left as it was. */
    private Reason requested(LogoutMessage request) {
        Reason reason = reason(alice.send(request.redirect("")));
        assertThat(reason(alice.send(request.post("")))).isEqualTo(reason);
        assertThat(alice.isLoggedIn()).isTrue();
        return reason;
    }

    /** From server to server, too. */
    private Reason everywhere(LogoutMessage request) {
        Reason reason = requested(request);
        assertThat(reason(alice.send(request.soap()))).isEqualTo(reason);
        assertThat(alice.isLoggedIn()).isTrue();
        return reason;
    }

    private Reason wrongUser() {
        LogoutMessage request = LogoutMessage.request("_r", deployment.instant(), "bob", "_session");
        Reason reason = reason(alice.send(request.redirect("")));
        assertThat(reason(alice.send(request.replace("_r", "_r2").post("")))).isEqualTo(reason);
        assertThat(alice.isLoggedIn()).isTrue();
        return reason;
    }

    private LogoutMessage otherProviders() {
        return request().replace(MetadataXml.IDP, "https://other.example.org").signedBy(TestKeys.OTHER);
    }

    private Reason metadataExpired() {
        deployment.file(
                "idp.xml",
                MetadataXml.withLogout().replace("ID=\"_root\"", "ID=\"_root\" validUntil=\"2026-06-01T12:01:00Z\""));
        start();
        deployment.pass(Duration.ofMinutes(1));
        return requested(request());
    }

    private Reason replayed() {
        alice.send(request().redirect(""));
        deployment.pass(Duration.ofSeconds(1));
        alice = LoggedInBrowser.as("alice", deployment, mechanism);
        Reason reason =
                reason(alice.send(request().replace("12:00:01Z", "12:00:00Z").soap()));
        assertThat(alice.isLoggedIn()).isTrue();
        return reason;
    }

    private Reason replayUnknown() {
        deployment.once(
                (key, expires) -> key.startsWith("saml-logout:") ? OnceStore.Claim.UNAVAILABLE : OnceStore.Claim.FIRST);
        start();
        return requested(request());
    }

    private Reason cannotEnd() {
        deployment.ended(new EndedLogins() {
            @Override
            public Note end(String key, Instant madeBy, Instant forgotten) {
                return Note.UNAVAILABLE;
            }

            @Override
            public boolean isOver(String key, Instant made) {
                return false;
            }
        });
        start();
        Outcome outcome = alice.send(request().soap());
        assertThat(LoggedInBrowser.reply(outcome).body()).contains("status:Responder");
        return reason(outcome);
    }

    private Reason loginOver() {
        LoggedInBrowser browser = LoggedInBrowser.withoutLogin(mechanism);
        Login login = Login.of(browser.send(MemoryRequest.get("/")));
        alice.send(request().redirect(""));
        return reason(browser.send(login.answer(ResponseXml.to(login.id(), deployment.instant()))));
    }

    private Reason tooLate() {
        Login begun = begin();
        deployment.pass(Duration.ofMinutes(5));
        return reason(alice.send(response(begun, "Success").redirect(begun.relayState())));
    }

    private Reason notEverywhere(String... codes) {
        Login begun = begin();
        Outcome outcome = alice.send(response(begun, codes).redirect(begun.relayState()));
        assertThat(LoggedInBrowser.reply(outcome).body()).contains("Signed out here");
        assertThat(alice.hasSession()).isFalse();
        return reason(outcome);
    }

    private Reason signingKeyGone() {
        deployment.keys(deployment.retiring());
        start();
        deployment.pass(Duration.ofHours(2));
        Reason reason = reason(alice.send(request().redirect("")));
        assertThat(alice.isLoggedIn()).as("ended all the same").isFalse();
        return reason;
    }

    @Test
    void unsignedAddressIsRefused() {
        assertThat(reason(alice.send(MemoryRequest.get("/saml/slo?" + request().query("")))))
                .isEqualTo(SamlBindingReason.QUERY_UNSIGNED);
        assertThat(alice.isLoggedIn()).isTrue();
    }

    @Test
    void signatureOfAnotherKeyIsRefused() {
        LogoutMessage forged = request().signedBy(TestKeys.OTHER);

        assertThat(reason(alice.send(forged.redirect("")))).isEqualTo(SamlBindingReason.QUERY_SIGNATURE);
        assertThat(reason(alice.send(forged.post("")))).isEqualTo(SamlReason.SIGNATURE_INVALID);
        assertThat(reason(alice.send(forged.soap()))).isEqualTo(SamlReason.SIGNATURE_INVALID);
        assertThat(alice.isLoggedIn()).isTrue();
    }

    @Test
    void relayStateIsSignedToo() {
        String target = request().redirect("honest").target().replace("honest", "forged");

        assertThat(reason(alice.send(MemoryRequest.get("").target(target))))
                .isEqualTo(SamlBindingReason.QUERY_SIGNATURE);
    }

    /** Our signature is for the identity provider: whatever anybody may have sent is not repeated under it. */
    @Test
    void whatNobodyProvedIsNotAnsweredUnderOurSignature() {
        for (MemoryRequest unproven : List.of(
                request().form(request().xml(), "echo"),
                MemoryRequest.get("/saml/slo?" + request().query("echo")),
                request().signedBy(TestKeys.OTHER).redirect("echo"),
                request().signedBy(TestKeys.OTHER).post("echo"),
                otherProviders().redirect("echo"),
                otherProviders().post("echo"),
                request()
                        .replace(LogoutMessage.SERVICE, "https://evil.example.org/")
                        .signedBy(TestKeys.OTHER)
                        .redirect("echo"))) {
            Reply reply = LoggedInBrowser.reply(alice.send(unproven));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).isEmpty();
            assertThat(Login.header(reply, "Location")).isEmpty();
        }
        for (String envelope : List.of(
                request().xml(),
                request().signedBy(TestKeys.OTHER).signed(),
                otherProviders().signed())) {
            Reply reply =
                    LoggedInBrowser.reply(alice.send(LogoutMessage.soap(LogoutMessage.ENVELOPE.formatted(envelope))));
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body()).contains("<soap:Fault>").doesNotContain("Signature", "_request", "Response");
        }
        assertThat(alice.isLoggedIn()).isTrue();
    }

    @Test
    void provenRequestThatIsRefusedIsAnsweredToTheAddressOfTheMetadata() {
        alice.send(request().redirect("r"));
        Outcome again = alice.send(request().redirect("r"));

        assertThat(reason(again)).isEqualTo(LogoutReason.REPLAYED);
        assertThat(Login.header(LoggedInBrowser.reply(again), "Location"))
                .startsWith(MetadataXml.SLO + "/done?SAMLResponse=");
    }

    /** Both are trusted by this application; each ends logins of its own only. */
    @Test
    void otherTrustedProviderEndsNobodyElsesLogins(@TempDir Path other) {
        Deployment partners = new Deployment(other);
        partners.file("idp.xml", MetadataXml.withLogout().replace(MetadataXml.IDP, "https://other.example.org"));
        EndedLogins shared = new org.secf.state.MemoryEndedLogins(deployment, 10);
        deployment.ended(shared);
        start();
        Mechanism theirs = partners.ended(shared).start();

        Outcome outcome = LoggedInBrowser.withoutLogin(theirs)
                .send(request()
                        .replace(MetadataXml.IDP, "https://other.example.org")
                        .soap());

        assertThat(outcome).isInstanceOf(Outcome.Replied.class);
        assertThat(alice.isLoggedIn()).isTrue();
    }

    /** It is as authentic as any: whom it names is logged out, in whatever browser. */
    @Test
    void requestForAnotherUserEndsThatOnesLoginsAllTheSame() {
        LoggedInBrowser bob = LoggedInBrowser.as("bob", deployment, mechanism);

        assertThat(reason(alice.send(
                        LogoutMessage.request("_r", deployment.instant(), "bob").redirect(""))))
                .isEqualTo(LogoutReason.WRONG_USER);

        assertThat(bob.isLoggedIn()).isFalse();
        assertThat(alice.isLoggedIn()).isTrue();
    }

    @Test
    void requestForAnotherUserIsAnsweredWithUnknownPrincipal() {
        Outcome outcome = alice.send(
                LogoutMessage.request("_r", deployment.instant(), "bob").post(""));

        assertThat(new String(
                        java.util.Base64.getDecoder()
                                .decode(LoggedInBrowser.reply(outcome)
                                        .body()
                                        .replaceAll("(?s).*name=\"SAMLResponse\" value=\"([^\"]*)\".*", "$1")
                                        .replace("&#43;", "+")),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("status:Requester", "status:UnknownPrincipal");
    }

    @Test
    void partOfTheSessionsIsAPartialLogout() {
        deployment.ended(new org.secf.state.MemoryEndedLogins(deployment, 1));
        start();

        Reply reply = LoggedInBrowser.reply(LoggedInBrowser.withoutLogin(mechanism)
                .send(LogoutMessage.request("_r", deployment.instant(), "alice", "_session", "_two")
                        .soap()));

        assertThat(reply.body()).contains("status:Responder", "status:PartialLogout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Success,PartialLogout", "Requester", "Responder", "AuthnFailed"})
    void everyStatusButSuccessIsTold(String codes) {
        assertThat(notEverywhere(codes.split(","))).isEqualTo(LogoutReason.NOT_EVERYWHERE);
    }

    @Test
    void bothMessagesAtOnceAreRefused() {
        assertThat(reason(alice.send(MemoryRequest.get("/saml/slo?" + request().query("") + "&SAMLResponse=x"))))
                .isEqualTo(LogoutReason.WRONG_MESSAGE);
        assertThat(reason(alice.send(MemoryRequest.get(
                        "/saml/slo?" + request().query("") + "&" + request().query("")))))
                .isEqualTo(HttpReason.DUPLICATE_PARAMETER);
    }

    @Test
    void messageInTheAddressOfAFormIsRefused() {
        MemoryRequest post = request().post("");

        assertThat(reason(alice.send(post.target("/enabler/saml/slo?RelayState=x"))))
                .isEqualTo(SamlBindingReason.PARAMETER_IN_QUERY);
    }

    @Test
    void fewOctetsThatBecomeManyAreRefused() {
        LogoutMessage bomb =
                new LogoutMessage(" ".repeat(1024 * 1024) + request().xml(), true, TestKeys.IDP);

        assertThat(reason(alice.send(bomb.redirect("")))).isEqualTo(LogoutReason.NOT_DEFLATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SAMLRequest",
                "SAMLRequest=%",
                "SAMLRequest=%00&Signature=x&SigAlg=y",
                "SAMLResponse=e30%3D",
                "logout=",
                "logout=%00",
                "logout=_0123456789abcdef0123456789abcdef",
                "logout=a&logout=b",
                "RelayState=x"
            })
    void rubbishIsRefusedAndEndsNothing(String rubbish) {
        assertThat(reason(alice.send(MemoryRequest.get("/saml/slo?" + rubbish))))
                .isNotNull();
        assertThat(reason(alice.send(MemoryRequest.post("/saml/slo", rubbish)))).isNotNull();
        assertThat(reason(alice.send(LogoutMessage.soap(rubbish)))).isNotNull();
        assertThat(alice.isLoggedIn()).isTrue();
    }

    @Test
    void headerThatMustBeUnderstoodIsRefused() {
        String envelope = LogoutMessage.ENVELOPE
                .formatted(request().signed())
                .replace("<soap:Body>", "<soap:Header><a soap:mustUnderstand=\"1\"/></soap:Header><soap:Body>");

        assertThat(reason(alice.send(LogoutMessage.soap(envelope)))).isEqualTo(LogoutReason.MALFORMED_ENVELOPE);
    }

    @Test
    void responseForgedOrUnsignedSpoilsNoLogout() {
        Login begun = begin();
        assertThat(reason(alice.send(
                        response(begun, "Success").signedBy(TestKeys.OTHER).redirect(begun.relayState()))))
                .isEqualTo(SamlBindingReason.QUERY_SIGNATURE);
        alice.send(MemoryRequest.get("/saml/slo?" + response(begun, "Success").query(begun.relayState())));

        assertThat(alice.send(response(begun, "Success").redirect(begun.relayState())))
                .as("the honest one")
                .isInstanceOf(Outcome.Replied.class);
    }
}

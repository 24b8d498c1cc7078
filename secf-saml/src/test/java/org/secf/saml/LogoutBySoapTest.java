package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.LoggedInBrowser;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.LogoutMessage;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;

/** A user logs out here, and we tell the identity provider from server to server (saml-bindings §3.2). */
class LogoutBySoapTest {

    private Deployment deployment;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory);
    }

    /** What becomes of a logout whose answer names that request. */
    static Outcome answered(Deployment deployment, String inResponseTo) {
        return logOut(
                deployment,
                request -> LogoutMessage.ENVELOPE.formatted(
                        LogoutMessage.response(inResponseTo, deployment.instant(), "Success")
                                .signed()));
    }

    private static Outcome logOut(Deployment deployment, UnaryOperator<String> provider) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/slo", exchange -> {
                String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] answer = provider.apply(asked).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            try {
                return logOut(deployment, server.getAddress().getPort());
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome logOut(Deployment deployment, int port) {
        deployment.file(
                "idp.xml",
                MetadataXml.withLogout().replace(MetadataXml.SLO + "/soap", "http://127.0.0.1:" + port + "/slo"));
        Mechanism mechanism = deployment.set("logout.binding", "SOAP").start();
        LoggedInBrowser alice = LoggedInBrowser.as("alice", deployment, mechanism);
        Outcome started = alice.send(MemoryRequest.post("/saml/logout", ""));
        assertThat(alice.hasSession()).as("before anybody is told (SDP-SP34)").isFalse();
        String next = Login.header(LoggedInBrowser.reply(started), "Location");
        assertThat(next).startsWith(LogoutMessage.SERVICE + "?logout=_");
        return alice.send(MemoryRequest.get("").target(next.substring("https://sp.example.org".length())));
    }

    private String echoing(String asked, String... codes) {
        String id = asked.replaceAll("(?s).* ID=\"(_[0-9a-f]{32})\".*", "$1");
        return LogoutMessage.ENVELOPE.formatted(
                LogoutMessage.response(id, deployment.instant(), codes).signed());
    }

    private static Reason reason(Outcome outcome) {
        assertThat(LoggedInBrowser.reply(outcome).body()).contains("Signed out here");
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    @Test
    void asksAndSendsTheBrowserOn() {
        Outcome outcome = logOut(deployment, asked -> {
            assertThat(asked).contains("<soap:Body><samlp:LogoutRequest", "<ds:Signature", ">alice<", ">_session<");
            return echoing(asked, "Success");
        });

        assertThat(Login.header(LoggedInBrowser.reply(outcome), "Location"))
                .isEqualTo("https://sp.example.org/enabler/");
    }

    @Test
    void tellsTheUserOfAPartialLogout() {
        assertThat(reason(logOut(deployment, asked -> echoing(asked, "Success", "PartialLogout"))))
                .isEqualTo(LogoutReason.NOT_EVERYWHERE);
    }

    @Test
    void believesNoAnswerToAnotherRequest() {
        assertThat(reason(answered(deployment, "_another"))).isEqualTo(LogoutReason.WRONG_IN_RESPONSE_TO);
    }

    @Test
    void believesNoUnsignedAnswer() {
        assertThat(reason(logOut(
                        deployment,
                        asked -> echoing(asked, "Success").replaceAll("(?s)<ds:Signature.*</ds:Signature>", ""))))
                .isEqualTo(LogoutReason.NOT_SIGNED);
    }

    @Test
    void believesNoAnswerOfSomebodyElse() {
        assertThat(reason(logOut(
                        deployment,
                        asked -> LogoutMessage.ENVELOPE.formatted(LogoutMessage.response(
                                        asked.replaceAll("(?s).* ID=\"(_[0-9a-f]{32})\".*", "$1"),
                                        deployment.instant(),
                                        "Success")
                                .signedBy(TestKeys.OTHER)
                                .signed()))))
                .isEqualTo(SamlReason.SIGNATURE_INVALID);
    }

    @Test
    void tellsTheUserWhereNobodyAnswers() {
        assertThat(reason(logOut(deployment, 1))).isEqualTo(TlsReason.UNREACHABLE);
    }
}

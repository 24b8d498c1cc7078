package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.keys.set.Keys;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.request.RedirectSignature;
import org.secf.saml.response.LogoutAuthenticator;
import org.secf.saml.response.LogoutParser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.LoggedInBrowser;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.LogoutMessage;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.PendingRequest;
import org.secf.state.PendingRequests;
import org.w3c.dom.Element;

/** A user logs out here, and so at the identity provider (saml-profiles §4.4.3.1). */
class LogoutHereTest {

    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";

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

    private static MemoryRequest logout(String... form) {
        return MemoryRequest.post("/saml/logout", MemoryRequest.form(form));
    }

    private static String location(Outcome outcome) {
        return Login.header(LoggedInBrowser.reply(outcome), "Location");
    }

    private String text(Element request, String namespace, String name) {
        return request.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
    }

    @Nested
    class Asks {

        @Test
        void endsTheSessionHereAndSendsASignedRequest() {
            Outcome outcome = alice.send(logout());

            assertThat(alice.hasSession()).isFalse();
            String location = location(outcome);
            assertThat(location).startsWith(MetadataXml.SLO + "?SAMLRequest=");
            Element request = Login.of(outcome).request();
            assertThat(request.getLocalName()).isEqualTo("LogoutRequest");
            assertThat(request.getAttribute("Destination")).isEqualTo(MetadataXml.SLO);
            assertThat(request.getAttribute("NotOnOrAfter")).isEqualTo("2026-06-01T12:05:00Z");
            assertThat(text(request, ASSERTION, "NameID")).isEqualTo("alice");
            assertThat(text(request, PROTOCOL, "SessionIndex")).isEqualTo("_session");
            List<PublicKey> ours = List.of(TestKeys.OURS.certificate().getPublicKey());
            assertThat(RedirectSignature.verify(
                                    location.substring(location.indexOf('?') + 1), "SAMLRequest", ours, Crypto.jdk())
                            .rejection())
                    .isEmpty();
        }

        @Test
        void byFormWhereThatIsConfigured() {
            deployment.set("logout.binding", "POST");
            start();

            String page = LoggedInBrowser.reply(alice.send(logout())).body();

            assertThat(page).contains("action=\"" + MetadataXml.SLO + "/post\"", "name=\"SAMLRequest\"", "Signing out");
        }

        @Test
        void withTheNameEncryptedWhereThatIsWanted() {
            deployment.set("logout.encrypt-name-id", "true").set("logout.binding", "POST");
            start();

            String xml = posted(LoggedInBrowser.reply(alice.send(logout())));

            assertThat(xml).contains("EncryptedID").doesNotContain("alice");
            List<PublicKey> ours = List.of(TestKeys.OURS.certificate().getPublicKey());
            assertThat(new LogoutParser()
                            .parse(xml.getBytes(StandardCharsets.UTF_8))
                            .then(message ->
                                    new LogoutAuthenticator(Crypto.jdk()).signed(message, ours, AlgorithmPolicy.USUAL))
                            .then(message -> message.subject(List.of(TestKeys.IDP), AlgorithmPolicy.USUAL))
                            .<String>fold(subject -> subject.name().value(), Object::toString))
                    .isEqualTo("alice");
        }

        private String posted(Reply reply) {
            String value = reply.body().replaceAll("(?s).*name=\"SAMLRequest\" value=\"([^\"]*)\".*", "$1");
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        }

        @Test
        void nobodyWhereTheProviderIsNotToBeTold() {
            deployment.set("logout.notify-provider", "false");
            start();

            assertThat(location(alice.send(logout()))).isEqualTo("https://sp.example.org/enabler/");
            assertThat(alice.isLoggedIn()).isFalse();
        }

        @Test
        void nobodyWhereItsMetadataDoesNotSayHow() {
            deployment.file("idp.xml", MetadataXml.usual());
            start();

            assertThat(location(alice.send(logout()))).isEqualTo("https://sp.example.org/enabler/");
            assertThat(alice.isLoggedIn()).isFalse();
        }

        @Test
        void nobodyForWhoIsNotLoggedIn() {
            assertThat(location(LoggedInBrowser.withoutLogin(mechanism).send(logout())))
                    .isEqualTo("https://sp.example.org/enabler/");
        }

        @Test
        void andTellsTheUserWhereNoKeySigns() {
            deployment.keys(deployment.retiring());
            start();
            deployment.pass(java.time.Duration.ofHours(2));

            Reply reply = LoggedInBrowser.reply(alice.send(logout()));

            assertThat(reply.body()).contains("Signed out here");
            assertThat(alice.hasSession()).isFalse();
        }
    }

    /** Users who asked for it believe that they are signed out. */
    @Nested
    class EndsTheSessionHere {

        private boolean isBroken;

        private void assertPartialLogout() {
            isBroken = true;
            Reply reply = LoggedInBrowser.reply(alice.send(logout("target", "/enabler/bye")));

            assertThat(reply.body()).contains("Signed out here", "/enabler/bye");
            assertThat(alice.hasSession()).isFalse();
        }

        @Test
        void whenTheStoreFails() {
            PendingRequests sound = new MemoryPendingRequests(deployment, 10);
            deployment.pending(new PendingRequests() {
                @Override
                public void put(PendingRequest request) {
                    if (isBroken) {
                        throw new IllegalStateException("out of reach");
                    }
                    sound.put(request);
                }

                @Override
                public Optional<PendingRequest> take(String id, String binding) {
                    return sound.take(id, binding);
                }
            });
            start();
            assertPartialLogout();
        }

        @Test
        void whenTheKeysFail() {
            Keys sound = deployment.retiring();
            deployment.keys(() -> {
                if (isBroken) {
                    throw new IllegalStateException("out of reach");
                }
                return sound.current();
            });
            start();
            assertPartialLogout();
        }

        /** Sessions may outlast a deployment that follows another provider since. */
        @Test
        void withoutTellingAnotherProviderWhoItWas() {
            deployment.file("idp.xml", MetadataXml.withLogout().replace(MetadataXml.IDP, "https://other.example.org"));
            alice.at(deployment.start());
            assertPartialLogout();
        }
    }

    @Nested
    class FromPagesOfThisSiteOnly {

        @Test
        void byPostOnly() {
            Reply reply = LoggedInBrowser.reply(alice.send(MemoryRequest.get("/saml/logout")));

            assertThat(reply.status()).isEqualTo(405);
            assertThat(alice.isLoggedIn()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"cross-site", "same-site", "none"})
        void asBrowsersSayByFetchMetadata(String site) {
            Outcome outcome = alice.send(logout().header("Sec-Fetch-Site", site));

            assertThat(((Outcome.Refused) outcome).rejection().reason()).isEqualTo(LogoutReason.OTHER_SITE);
            assertThat(alice.isLoggedIn()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example.org",
                    "null",
                    "https://sp.example.org.evil.org",
                    "http://sp.example.org"
                })
        void orByTheirOrigin(String origin) {
            Outcome outcome = alice.send(logout().header("Origin", origin));

            assertThat(((Outcome.Refused) outcome).rejection().reason()).isEqualTo(LogoutReason.OTHER_SITE);
        }

        @Test
        void ownPagesMay() {
            assertThat(alice.send(
                            logout().header("Sec-Fetch-Site", "same-origin").header("Origin", "null")))
                    .isInstanceOf(Outcome.Replied.class);
            start();
            assertThat(alice.send(logout().header("Origin", "https://sp.example.org:443")))
                    .isInstanceOf(Outcome.Replied.class);
        }
    }

    @Nested
    class Cookies {

        private static LoggedInBrowser full(LoggedInBrowser browser, String prefix) {
            for (int i = 0; i < 16; i++) {
                browser.plant("%s_%032x".formatted(prefix, i), "1.x");
            }
            return browser;
        }

        private static String prefix(Outcome begun) {
            return Login.header(LoggedInBrowser.reply(begun), "Set-Cookie").replaceFirst("_[0-9a-f]{32}=.*", "");
        }

        private static String deleted(Outcome outcome) {
            return LoggedInBrowser.reply(outcome).headers().stream()
                    .filter(header -> header.name().equals("Set-Cookie"))
                    .map(Reply.Header::value)
                    .filter(value -> value.contains("Max-Age=0"))
                    .collect(Collectors.joining());
        }

        /** Where there are too many of one kind, the oldest of that kind are given up. */
        @Test
        void ofLogoutsAreNoneOfLogins() {
            String logout = prefix(alice.send(logout()));
            String login = prefix(LoggedInBrowser.withoutLogin(mechanism).send(MemoryRequest.get("/")));

            assertThat(deleted(
                            full(LoggedInBrowser.withoutLogin(mechanism), login).send(MemoryRequest.get("/"))))
                    .contains(login);
            assertThat(deleted(full(LoggedInBrowser.withoutLogin(mechanism), logout)
                            .send(MemoryRequest.get("/"))))
                    .isEmpty();
            LoggedInBrowser again = LoggedInBrowser.as("alice", deployment, mechanism);
            assertThat(deleted(full(again, login).send(logout()))).isEmpty();
        }
    }

    @Nested
    class Finishes {

        private Outcome finished(Login begun) {
            return alice.send(LogoutMessage.response(begun.id(), deployment.instant(), "Success")
                    .redirect(begun.relayState()));
        }

        @Test
        void onTheFrontPage() {
            assertThat(location(finished(Login.of(alice.send(logout()))))).isEqualTo("https://sp.example.org/enabler/");
        }

        @Test
        void onThePathThatTheConfigurationSays() {
            deployment.set("logout.redirect-uri", "/bye");
            start();

            assertThat(location(finished(Login.of(alice.send(logout())))))
                    .isEqualTo("https://sp.example.org/enabler/bye");
        }

        @Test
        void onThePathThatThePageSays() {
            Login begun = Login.of(alice.send(logout("target", "/enabler/bye?x=1")));

            assertThat(begun.location()).doesNotContain("bye");
            assertThat(location(finished(begun))).isEqualTo("https://sp.example.org/enabler/bye?x=1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"https://evil.example.org/", "//evil.example.org/", "/\\evil", "javascript:alert(1)", ""})
        void nowhereElse_H50(String hostile) {
            assertThat(location(finished(Login.of(alice.send(logout("target", hostile))))))
                    .isEqualTo("https://sp.example.org/enabler/");
        }

        @Test
        void onceOnly() {
            Login begun = Login.of(alice.send(logout()));
            finished(begun);

            assertThat(((Outcome.Refused) finished(begun)).rejection().reason()).isEqualTo(LogoutReason.OTHER_BROWSER);
        }

        @Test
        void byAResponseInAForm() {
            Login begun = Login.of(alice.send(logout()));

            assertThat(location(alice.send(LogoutMessage.response(begun.id(), deployment.instant(), "Success")
                            .post(begun.relayState()))))
                    .isEqualTo("https://sp.example.org/enabler/");
        }
    }

    @Test
    void metadataSaysWhereMessagesComeIn() {
        String metadata = LoggedInBrowser.reply(alice.send(MemoryRequest.get("/saml/metadata")))
                .body();

        assertThat(metadata)
                .containsSubsequence(
                        "<md:SingleLogoutService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\""
                                + LogoutMessage.SERVICE,
                        "HTTP-POST",
                        "bindings:SOAP",
                        "<md:AssertionConsumerService");
    }
}

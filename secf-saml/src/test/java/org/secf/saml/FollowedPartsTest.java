package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.saml.testing.TwoProviders.GUESTS;
import static org.secf.saml.testing.TwoProviders.GUESTS_KEY;
import static org.secf.saml.testing.TwoProviders.STAFF;
import static org.secf.saml.testing.TwoProviders.STAFF_KEY;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.testing.Answer;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Later;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.SignatureForm;
import org.secf.saml.testing.TestKeys;
import org.secf.saml.testing.TwoProviders;
import org.secf.settings.ConfigurationException;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;
import org.secf.verdict.Reason;

/** Of several identity providers one publishes its metadata itself, and may write there what it likes. */
class FollowedPartsTest {

    private static final String SUBJECT_ID = "urn:oasis:names:tc:SAML:attribute:subject-id";
    private static final String URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Authority root = Identity.authority("CN=Root");
    private final Browser browser = new Browser();
    private volatile String published = scoped(GUESTS, GUESTS_KEY, "guests.example.org");
    private TlsServer server;
    private Deployment deployment;
    private Later later;
    private @Nullable Mechanism started;

    @BeforeEach
    void deploy(@TempDir Path directory) throws IOException {
        server = new TlsServer(Identity.server(root)).answering(exchange -> {
            byte[] octets = published.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        deployment = TwoProviders.of(new Deployment(directory))
                .set("caller-names", "SHARED")
                .set("attributes.caller-name-attribute", SUBJECT_ID)
                .set("metadata-refresh-interval", "1m");
        deployment
                .set("tls.trust-anchors", deployment.file("root.pem", root.pem()))
                .part("staff", "idp-metadata", deployment.file("staff.xml", scoped(STAFF, STAFF_KEY, "example.org")))
                .part("guests", "idp-metadata", server.url().toString())
                .part("guests", "idp-entity-id", GUESTS);
        later = new Later(deployment);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void start() {
        started = new SamlMechanismFactory()
                .create(deployment.settings(), deployment.parts(), deployment.context(), later);
    }

    private Mechanism mechanism() {
        return Objects.requireNonNull(started);
    }

    private static String scoped(String id, Credential key, String scope) {
        return TwoProviders.metadata(id, key)
                .replaceFirst(
                        "(<md:IDPSSODescriptor[^>]*>)",
                        "$1<md:Extensions><shibmd:Scope xmlns:shibmd=\"urn:mace:shibboleth:metadata:1.0\">" + scope
                                + "</shibmd:Scope></md:Extensions>");
    }

    /** The guests' metadata, but for the name. */
    private static String renamed(String id) {
        return scoped(GUESTS, GUESTS_KEY, "x").replace("entityID=\"" + GUESTS, "entityID=\"" + id);
    }

    private void refresh() {
        for (int minute = 0; minute < 2; minute++) {
            deployment.pass(MINUTE);
            later.run();
        }
    }

    private Outcome logIn(String issuer, Credential key, String name) {
        Login login = Login.of(browser.send(
                mechanism(),
                MemoryRequest.get("/saml/login?target=/enabler/page&entityID="
                        + URLEncoder.encode(issuer, StandardCharsets.UTF_8))));
        return browser.send(
                mechanism(),
                Answer.to(login.id(), deployment.instant())
                        .from(issuer)
                        .attribute(SUBJECT_ID, URI, name)
                        .posted(key, login.relayState()));
    }

    private static String name(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        return ((Outcome.LoggedIn) outcome).caller().getName();
    }

    private static Reason refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    private void assertStops(String... texts) {
        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(texts);
    }

    @Nested
    class Domains {

        @Test
        void thatItGivesItselfLaterAreNotItsOwn() {
            start();
            published = scoped(GUESTS, GUESTS_KEY, "example.org");
            refresh();

            assertThat(refusal(logIn(GUESTS, GUESTS_KEY, "alice@example.org"))).isEqualTo(SamlPolicyReason.WRONG_SCOPE);
            assertThat(name(logIn(STAFF, STAFF_KEY, "alice@example.org"))).isEqualTo("alice@example.org");
        }

        @Test
        void thatTheDeployerGivesItAreItsOwn() {
            deployment.part("guests", "attribute-rules.scopes", "guests.example.org");
            start();

            assertThat(name(logIn(GUESTS, GUESTS_KEY, "bob@guests.example.org")))
                    .isEqualTo("bob@guests.example.org");
        }

        @Test
        void thatSomebodySignedAreItsOwn() {
            deployment.part(
                    "guests", "metadata-signing-certificate", deployment.certificate("federation.pem", TestKeys.OURS));
            published = SignatureForm.usual()
                    .sign(
                            published.replaceFirst("<md:EntityDescriptor", "<md:EntityDescriptor ID=\"_root\""),
                            TestKeys.OURS);
            start();

            assertThat(name(logIn(GUESTS, GUESTS_KEY, "bob@guests.example.org")))
                    .isEqualTo("bob@guests.example.org");
        }

        @Test
        void ofUnsignedMembersOfAFederationAreNot() {
            published =
                    MetadataXml.group("", published, scoped("https://third.example.org/saml", TestKeys.EC, "third"));
            deployment
                    .withoutPart("guests")
                    .part("guests", "idp-metadata", server.url().toString())
                    .part("guests", "idp-filter.entity-ids", GUESTS);
            start();

            assertThat(refusal(logIn(GUESTS, GUESTS_KEY, "bob@guests.example.org")))
                    .isEqualTo(SamlPolicyReason.WRONG_SCOPE);
        }

        @Test
        void ofAFileAreNotItsOwnWhereTheDeployerDoesNotWantThem() {
            deployment.part("staff", "attribute-rules.metadata-scopes", "false");
            start();

            assertThat(refusal(logIn(STAFF, STAFF_KEY, "alice@example.org"))).isEqualTo(SamlPolicyReason.WRONG_SCOPE);
        }
    }

    /** It is what names are qualified by, and whose logins a logout ends. */
    @Nested
    class EntityId {

        @Test
        void thatTheProviderWouldChooseStopsTheDeployment() {
            published = scoped(STAFF, GUESTS_KEY, "example.org");
            deployment
                    .set("caller-names", "QUALIFIED")
                    .withoutPart("guests")
                    .part("guests", "idp-metadata", server.url().toString())
                    .part("guests", "paths", "/guests/*");
            assertStops("The part guests of saml: idp-entity-id was not given", STAFF, "in a file");
        }

        @Test
        void thatSomebodySignedNeedsNoName() {
            deployment
                    .withoutPart("guests")
                    .part("guests", "idp-metadata", server.url().toString())
                    .part("guests", "paths", "/guests/*")
                    .part(
                            "guests",
                            "metadata-signing-certificate",
                            deployment.certificate("federation.pem", TestKeys.OURS));
            published = SignatureForm.usual()
                    .sign(
                            published.replaceFirst("<md:EntityDescriptor", "<md:EntityDescriptor ID=\"_root\""),
                            TestKeys.OURS);
            start();

            assertThat(started).isNotNull();
        }

        /** Its attributes, too, are what it says of itself. */
        @Test
        void thatAnUnsignedFederationWouldChooseStopsTheDeployment() {
            String registered =
                    "<md:Extensions><mdrpi:RegistrationInfo xmlns:mdrpi=\"urn:oasis:names:tc:SAML:metadata:rpi\""
                            + " registrationAuthority=\"https://federation.example.org\"/></md:Extensions>";
            published =
                    MetadataXml.group("", published.replaceFirst("(<md:EntityDescriptor[^>]*>)", "$1" + registered));
            deployment
                    .set("caller-names", "QUALIFIED")
                    .set("attributes.group-mapping", "staff=guest")
                    .withoutPart("guests")
                    .part("guests", "idp-metadata", server.url().toString())
                    .part("guests", "idp-filter.registration-authorities", "https://federation.example.org")
                    .part("guests", "paths", "/guests/*");
            assertStops("The part guests of saml: idp-entity-id was not given", "metadata-signing-certificate");
        }

        @Test
        void ofAnotherThanTheDeployerNamesStopsTheDeployment() {
            published = scoped(STAFF, GUESTS_KEY, "example.org");
            assertStops("ENTITY_MISSING", GUESTS);
        }

        @Test
        void thatCannotBeToldFromANameStopsTheDeployment() {
            String two = STAFF + "!alice";
            deployment.part("guests", "idp-metadata", deployment.file("two.xml", renamed(two)));
            deployment.part("guests", "idp-entity-id", two);
            start();
            deployment.set("caller-names", "QUALIFIED");
            assertStops("The part guests of saml", "ENTITY_UNFIT", two);
        }

        @Test
        void thatCannotBeToldFromANameIsLeftOutOfAFederation() {
            String two = STAFF + "!alice";
            deployment
                    .set("caller-names", "QUALIFIED")
                    .set("attributes.group-mapping", "staff=guest")
                    .withoutPart("guests")
                    .part(
                            "guests",
                            "idp-metadata",
                            deployment.file(
                                    "two.xml", MetadataXml.group("", renamed(two), scoped(GUESTS, GUESTS_KEY, "y"))))
                    .part("guests", "idp-filter.entity-ids", two, GUESTS);
            start();

            Outcome page = browser.send(mechanism(), MemoryRequest.get("/saml/login"));
            assertThat(((Outcome.Replied) page).reply().body())
                    .contains(URLEncoder.encode(GUESTS, StandardCharsets.UTF_8))
                    .doesNotContain(URLEncoder.encode(two, StandardCharsets.UTF_8));
        }
    }
}

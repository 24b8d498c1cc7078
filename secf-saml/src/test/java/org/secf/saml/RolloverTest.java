package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.testing.MetadataXml.IDP;
import static org.secf.saml.testing.MetadataXml.SSO;
import static org.secf.saml.testing.MetadataXml.entity;
import static org.secf.saml.testing.MetadataXml.key;
import static org.secf.saml.testing.MetadataXml.sso;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.mint.Encrypter;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlReason;
import org.secf.saml.request.RedirectSignature;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Later;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.SignatureForm;
import org.secf.saml.testing.TestKeys;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;
import org.secf.verdict.Reason;

/** Both sides change their keys while users log in, and not one login is lost (saml-metadata §2.4.1.1, SDP-SP37). */
class RolloverTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Authority root = Identity.authority("CN=Root");
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String published = metadata(TestKeys.IDP);
    private TlsServer server;
    private Deployment deployment;
    private Later later;
    private @Nullable Mechanism started;
    private int logins;

    @BeforeEach
    void deploy(@TempDir Path directory) throws IOException {
        server = new TlsServer(Identity.server(root)).answering(exchange -> {
            calls.incrementAndGet();
            byte[] octets = published.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        deployment = new Deployment(directory);
        deployment
                .set("idp-metadata", server.url().toString())
                .set("tls.trust-anchors", deployment.file("root.pem", root.pem()))
                .set("metadata-signing-certificate", deployment.certificate("federation.pem", TestKeys.OTHER));
        later = new Later(deployment);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void start() {
        started = new SamlMechanismFactory().create(deployment.settings(), Map.of(), deployment.context(), later);
    }

    private Mechanism mechanism() {
        return Objects.requireNonNull(started);
    }

    private static String metadata(Credential... keys) {
        StringBuilder descriptors = new StringBuilder();
        for (Credential one : keys) {
            descriptors.append(key("signing", one));
        }
        return SignatureForm.usual()
                .sign(
                        entity(
                                IDP,
                                "ID=\"_root\" validUntil=\"2026-07-01T00:00:00Z\"",
                                descriptors + sso("HTTP-Redirect", SSO)),
                        TestKeys.OTHER);
    }

    private void pass(Duration time) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            deployment.pass(MINUTE);
            later.run();
        }
    }

    private Outcome answer(Credential signer) {
        Browser browser = new Browser();
        Login login = Login.begin(browser, mechanism(), "/");
        return browser.send(
                mechanism(),
                login.answer(ResponseXml.to(login.id(), deployment.instant())
                        .from(IDP, signer)
                        .assertionId("_a" + ++logins)));
    }

    private void assertLogin(Credential signer) {
        assertThat(answer(signer)).isInstanceOf(Outcome.LoggedIn.class);
    }

    private void assertRefused(Credential signer) {
        Reason reason = ((Outcome.Refused) answer(signer)).rejection().reason();
        assertThat(reason).isEqualTo(SamlReason.SIGNATURE_INVALID);
    }

    @Nested
    class OfTheIdentityProvider {

        private final Credential next = TestKeys.rsa(2048);

        @Test
        void thatIsAnnouncedLosesNoLoginAndCostsNoCall() {
            start();
            assertLogin(TestKeys.IDP);
            published = metadata(TestKeys.IDP, next);
            assertLogin(TestKeys.IDP);
            pass(HOUR.plus(MINUTE));
            assertThat(calls).hasValue(2);
            assertLogin(TestKeys.IDP);
            assertLogin(next);
            published = metadata(next);
            assertLogin(next);
            assertThat(calls).hasValue(2);
            pass(HOUR.plus(MINUTE));
            assertLogin(next);
            assertRefused(TestKeys.IDP);
        }

        @Test
        void thatIsNotAnnouncedLosesNoLogin() {
            start();
            published = metadata(next);

            assertLogin(next);

            assertThat(calls).hasValue(2);
            assertRefused(TestKeys.IDP);
        }

        /** Reading an encrypted assertion leaves its ids behind, so the response is read anew. */
        @Test
        void thatIsNotAnnouncedLosesNoLoginWithAnEncryptedAssertion() {
            var ours = org.secf.saml.mint.TestKeys.SP.credential();
            deployment
                    .set("decryption-key", deployment.secret("d.key", ours))
                    .set("decryption-certificate", deployment.certificate("d.crt", ours))
                    .set("require-encrypted-assertions", "true");
            start();
            published = metadata(next);
            Browser browser = new Browser();
            Login login = Login.begin(browser, mechanism(), "/");
            String response = ResponseXml.to(login.id(), deployment.instant())
                    .from(IDP, next)
                    .base64(Encrypter.usual()::encrypt);

            Outcome outcome = browser.send(
                    mechanism(),
                    MemoryRequest.post(
                            "/saml/acs",
                            MemoryRequest.form("SAMLResponse", response, "RelayState", login.relayState())));

            assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        }

        /** The former keys are of another kind, so that none of them fits at all. */
        @Test
        void toAnotherKindOfKeyLosesNoLogin() {
            published = metadata(TestKeys.EC);
            start();
            assertRefused(next);
            pass(MINUTE);
            published = metadata(next);
            assertLogin(next);
        }

        @Test
        void isNotHinderedByAFloodOfForgeriesThatCannotMakeUsCall() {
            start();
            for (int i = 0; i < 30; i++) {
                assertRefused(TestKeys.OURS);
            }
            assertThat(calls).hasValue(2);
            assertLogin(TestKeys.IDP);
            published = metadata(next);
            pass(MINUTE);

            assertLogin(next);

            assertThat(calls.get()).isEqualTo(3);
        }

        @Test
        void byAForgedDocumentIsNone() {
            start();
            published = metadata(next).replace(SSO, SSO + "2");
            assertRefused(next);
            assertLogin(TestKeys.IDP);
        }

        @Test
        void ofTheFederationsKeyLosesNoLogin() throws IOException {
            Credential federation = TestKeys.rsa(2048);
            KeySet both = new KeySet(
                    List.of(),
                    List.of(
                            new KeySet.Trusted(TestKeys.OTHER.certificate(), active()),
                            new KeySet.Trusted(federation.certificate(), active())));
            KeySet[] trusted = {both};
            deployment
                    .unset("metadata-signing-certificate")
                    .set("metadata-signing-key-set", "federation")
                    .trust("federation", () -> trusted[0]);
            start();
            published = SignatureForm.usual()
                    .sign(entity(IDP, "ID=\"_root\"", key("", next) + sso("HTTP-Redirect", SSO)), federation);
            assertLogin(next);
            trusted[0] = new KeySet(List.of(), List.of());
            published = metadata(TestKeys.IDP);
            pass(HOUR.plus(MINUTE));
            assertRefused(TestKeys.IDP);
            assertLogin(next);
        }

        private KeyLife active() {
            return KeyLife.waiting().activeFrom(deployment.instant());
        }
    }

    /** The identity provider reads our metadata every half hour, and verifies our requests by what it read last. */
    @Nested
    class OfOurs {

        private static final Pattern CERTIFICATE = Pattern.compile("use=\"signing\".*?<ds:X509Certificate>([^<]+)<");

        private List<PublicKey> known = List.of();

        private Member member(Credential credential, KeyLife life) {
            return Member.of(
                    KeyUse.SIGNING, life, new OwnKey(credential.privateKey(), List.of(credential.certificate())));
        }

        private void readOurMetadata() throws CertificateException {
            Outcome outcome = new Browser().send(mechanism(), MemoryRequest.get("/saml/metadata"));
            Matcher matcher =
                    CERTIFICATE.matcher(((Outcome.Replied) outcome).reply().body());
            List<PublicKey> read = new ArrayList<>();
            while (matcher.find()) {
                byte[] der = Base64.getDecoder().decode(matcher.group(1));
                read.add(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der))
                        .getPublicKey());
            }
            known = read;
        }

        @Test
        void losesNoRequest() throws CertificateException {
            Instant begin = deployment.instant();
            Credential next = TestKeys.rsa(2048);
            KeyLife former = KeyLife.waiting()
                    .activeFrom(begin)
                    .until(begin.plus(HOUR.multipliedBy(2)), begin.plus(HOUR.multipliedBy(3)));
            KeySet[] set = {
                new KeySet(List.of(member(TestKeys.OURS, KeyLife.waiting().activeFrom(begin))), List.of())
            };
            deployment.keys(() -> set[0]);
            start();
            List<PublicKey> signers = new ArrayList<>();
            for (int minute = 0; minute < 240; minute += 5) {
                if (minute == 60) {
                    // The next key is published an hour before it signs.
                    KeyLife life = KeyLife.waiting().activeFrom(begin.plus(HOUR.multipliedBy(2)));
                    set[0] = new KeySet(List.of(member(TestKeys.OURS, former), member(next, life)), List.of());
                }
                if (minute % 30 == 0) {
                    readOurMetadata();
                }
                signers.add(signerOfARequest());
                assertLogin(TestKeys.IDP);
                pass(MINUTE.multipliedBy(5));
            }
            assertThat(signers)
                    .contains(
                            TestKeys.OURS.certificate().getPublicKey(),
                            next.certificate().getPublicKey());
            assertThat(known).containsExactly(next.certificate().getPublicKey());
        }

        private PublicKey signerOfARequest() {
            String location = Login.begin(new Browser(), mechanism(), "/").location();
            String query = location.substring(location.indexOf('?') + 1);
            return known.stream()
                    .filter(key -> RedirectSignature.verify(query, "SAMLRequest", List.of(key), Crypto.jdk())
                            .rejection()
                            .isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the identity provider knows no key of this request"));
        }
    }
}

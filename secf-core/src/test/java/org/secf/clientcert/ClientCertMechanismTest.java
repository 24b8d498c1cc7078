package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.http.MemoryRequest;
import org.secf.identity.Caller;
import org.secf.keys.Thumbprint;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;

class ClientCertMechanismTest {

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root,O=Example");
    private final X509Certificate alice = root.client("alice");
    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(folder, root);
    }

    @Test
    void isFoundByItsFactory() {
        assertThat(ServiceLoader.load(MechanismFactory.class))
                .filteredOn(factory -> factory.name().equals("client-cert"))
                .singleElement()
                .satisfies(factory -> assertThat(factory.definition())
                        .isEqualTo(ClientCertificateAuthenticationMechanismDefinition.class));
        assertThat(deployment.start().name()).isEqualTo("client-cert");
    }

    @Nested
    class WithoutACertificate {

        private final MemoryRequest request = MemoryRequest.get("/who");

        @Test
        void thereIsNothingToSay() {
            Mechanism mechanism = deployment.start();

            assertThat(mechanism.isPresented(request)).isFalse();
            assertThat(mechanism.challenges(request)).isEmpty();
            assertThat(mechanism.authenticate(MemoryExchange.of(request))).isEqualTo(Outcome.abstained());
            assertThat(mechanism.authenticate(new MemoryExchange(request, false, Optional.empty())))
                    .isEqualTo(Outcome.abstained());
        }

        @Test
        void anEarlierCallerIsNone() {
            Caller earlier = deployment.caller(alice);

            assertThat(deployment.start().authenticate(new MemoryExchange(request, true, Optional.of(earlier))))
                    .isEqualTo(Outcome.abstained());
        }
    }

    @Nested
    class WithACertificate {

        @Test
        void theCallerIsEstablished() {
            assertThat(deployment.start().isPresented(MemoryRequest.get("/").clientCertificates(List.of(alice))))
                    .isTrue();
            Caller caller = deployment.caller(alice);

            assertThat(caller.getName()).isEqualTo("alice");
            assertThat(caller.groups()).isEmpty();
            assertThat(caller.delegates()).isEmpty();
            assertThat(caller.evidence().mechanism()).isEqualTo("client-cert");
            assertThat(caller.evidence().issuer()).isEqualTo("O=Example,CN=Root");
            assertThat(caller.evidence().authenticatedAt()).isEqualTo(Draft.NOW);
            assertThat(caller.evidence().authenticationContext())
                    .hasValue("urn:oasis:names:tc:SAML:2.0:ac:classes:TLSClient");
            assertThat(caller.evidence().keyThumbprint()).hasValue(Thumbprint.of(alice.getPublicKey()));
        }

        @Test
        void itsContentsAreAttributes() {
            X509Certificate device = root.client(
                    "device",
                    draft -> draft.serial(255)
                            .names(
                                    new GeneralName(GeneralName.dNSName, "b.example.org"),
                                    new GeneralName(GeneralName.dNSName, "a.example.org"),
                                    new GeneralName(GeneralName.uniformResourceIdentifier, "urn:device:7")));

            assertThat(deployment.caller(device).attributes())
                    .containsEntry("subject", List.of("CN=device,OU=staff,O=Example"))
                    .containsEntry("serial", List.of("ff"))
                    .containsEntry("san.dns", List.of("a.example.org", "b.example.org"))
                    .containsEntry("san.uri", List.of("urn:device:7"))
                    .doesNotContainKey("san.email")
                    .hasEntrySatisfying(
                            "sha256", values -> assertThat(values.get(0)).matches("[0-9a-f]{64}"));
        }

        @Test
        void itsIssuerForgesNoLogLines() {
            Authority forging = root.authority("CN=Issuing\nlogin of admin");

            assertThat(deployment
                            .caller(forging.client("bob"), forging.certificate())
                            .evidence()
                            .issuer())
                    .isEqualTo("CN=Issuing\uFFFDlogin of admin");
        }

        @Test
        void thatIsRefusedTheAnswerIs403AlsoWhereNoCallerIsNeeded() {
            MemoryRequest request = MemoryRequest.get("/")
                    .clientCertificates(List.of(Authority.root("CN=Stranger").client("alice")));

            assertThat(deployment.start().authenticate(new MemoryExchange(request, false, Optional.empty())))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.reply().status()).isEqualTo(403));
        }
    }

    /** A connection that stays open brings the same chain again and again. */
    @Nested
    class TheSameChainAgain {

        @Test
        void isAuthenticatedWhenItIsAskedFor() {
            deployment.caller(alice);
            deployment.clock().advance(Duration.ofSeconds(30));

            assertThat(deployment.caller(alice).evidence().authenticatedAt()).isEqualTo(Draft.NOW.plusSeconds(30));
        }

        @Test
        void isRefusedOnceItIsOver() {
            X509Certificate brief =
                    root.client("brief", draft -> draft.valid(Draft.NOW.minusSeconds(9), Draft.NOW.plusSeconds(10)));
            deployment.caller(brief);

            deployment.clock().advance(Duration.ofSeconds(69));
            deployment.caller(brief);
            deployment.clock().advance(Duration.ofSeconds(2));
            assertThat(deployment.refusal(brief)).isEqualTo(ClientCertReason.EXPIRED);
        }

        @Test
        void isRefusedOnceItsAnchorIsOver() {
            Authority ending = Authority.root(
                    "CN=Ending", draft -> draft.valid(Draft.NOW.minusSeconds(9), Draft.NOW.plusSeconds(10)));
            Deployment ours = new Deployment(folder, ending);
            X509Certificate bob = ending.client("bob");
            ours.caller(bob);

            ours.clock().advance(Duration.ofSeconds(71));
            assertThat(ours.refusal(bob)).isEqualTo(ClientCertReason.EXPIRED);
        }

        @Test
        void isNotRememberedForOtherCircumstances() {
            deployment.caller(alice);
            MemoryRequest insecure =
                    MemoryRequest.get("/who").clientCertificates(List.of(alice)).insecure();

            assertThat(Deployment.refusal(deployment.ask(insecure))).isEqualTo(ClientCertReason.NO_TLS);
            assertThat(deployment.refusal(root.certificate(), alice)).isEqualTo(ClientCertReason.CHAIN_OUT_OF_ORDER);
        }
    }
}

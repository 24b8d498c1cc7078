package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.server.AgreedClient.PATH;
import static org.secf.server.AgreedClient.agree;
import static org.secf.server.AgreedClient.trusting;
import static org.secf.server.TestStore.accepted;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.agreed.AgreedServlet;
import org.secf.agreed.Codes;
import org.secf.agreement.AgreementClient;
import org.secf.agreement.AgreementReason;
import org.secf.agreement.AgreementSuite;
import org.secf.agreement.ClientCredential;
import org.secf.agreement.KeyAgreement;
import org.secf.keys.Base64Url;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.server.AgreedArchive;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.PlatformTest;
import org.secf.server.Signer;
import org.secf.state.AssociationReason;
import org.secf.state.SecurityAssociation;
import org.secf.tls.TlsPolicy;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** KEM-001: keys are agreed on before they are used, with a server that keeps its own key and those of its clients in a store. */
@ExtendWith(ArquillianExtension.class)
@OnOneServer
class AgreementTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final OwnKey CLIENT = Signer.p256("CN=client");
    private static final OwnKey STRANGER = Signer.p256("CN=stranger");

    private final Http http = new Http();
    private final Clock clock = Clock.systemUTC();

    /** Of an application that accepts anonymous clients, each address six times. */
    @Deployment(testable = false)
    public static Archive<?> agreed() throws IOException {
        return AgreedArchive.war(CLIENT, true);
    }

    private KeyAgreement begin() {
        byte[] offer = http.get(PATH).body().getBytes(StandardCharsets.UTF_8);
        return accepted(KeyAgreement.begin(trusting(AgreedArchive.signer()), offer, clock));
    }

    private Http.Reply post(byte[] message) {
        return http.send(Http.request(PATH)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(message)));
    }

    private Http.Reply use(String association, Secret key, String text) {
        byte[] body = Codes.octets(text);
        return http.send(Http.request(AgreedArchive.ADDRESS + "/agreed")
                .header(AgreedServlet.ASSOCIATION, association)
                .header(AgreedServlet.MAC, Base64Url.encode(Codes.of(key, body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private int end(String association) {
        return http.send(Http.request(AgreedArchive.ADDRESS + "/agreed")
                        .header(AgreedServlet.ASSOCIATION, association)
                        .DELETE())
                .status();
    }

    /** Each side protects what it sends by its own key, and the other verifies it. */
    private void requireSameKeys(KeyAgreement agreement, String peer) {
        SecurityAssociation association = accepted(agreement.association());
        Http.Reply reply = use(association.id(), association.outgoingIntegrity(), "hello");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("SERVER " + peer);
        assertThat(Base64Url.decode(reply.header(AgreedServlet.MAC).get(0)))
                .hasValueSatisfying(code -> assertThat(
                                Codes.isGood(association.incomingIntegrity(), Codes.octets(reply.body()), code))
                        .isTrue());
        assertThat(use(association.id(), association.incomingIntegrity(), "hello")
                        .status())
                .isEqualTo(403);
        assertThat(end(association.id())).isEqualTo(204);
        assertThat(use(association.id(), association.outgoingIntegrity(), "hello")
                        .status())
                .isEqualTo(403);
    }

    private static Optional<Reason> reason(Verdict<?> verdict) {
        return verdict.rejection().map(Rejection::reason);
    }

    @PlatformTest
    void signedClientIsKnownByItsCertificate() {
        for (AgreementSuite suite : AgreementSuite.values()) {
            requireSameKeys(accepted(agree(ClientCredential.signing(CLIENT), suite)), "CN=client");
        }
    }

    @PlatformTest
    void clientWithAPreSharedKeyIsKnownByIt() {
        try (Secret psk = AgreedArchive.psk()) {
            ClientCredential hybrid = ClientCredential.anonymous().withPreSharedKey(AgreedArchive.PSK_ID, psk);
            for (AgreementSuite suite : AgreementSuite.values()) {
                requireSameKeys(accepted(agree(hybrid, suite)), AgreedArchive.PSK_ID);
            }
            requireSameKeys(
                    accepted(agree(ClientCredential.preSharedOnly(AgreedArchive.PSK_ID, psk))), AgreedArchive.PSK_ID);
        }
    }

    @PlatformTest
    void anonymousClientIsNobody() {
        for (AgreementSuite suite : AgreementSuite.values()) {
            requireSameKeys(accepted(agree(ClientCredential.anonymous(), suite)), "anonymous");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysAreAgreedOn(AgreementSuite suite) {
        KeyAgreement agreement = accepted(agree(ClientCredential.signing(CLIENT), suite));
        assertThat(accepted(agreement.association()).peer()).contains(AgreedArchive.SERVER);
    }

    @Test
    void strangersAreRefusedAndLearnNotWhy() {
        KeyAgreement agreement = begin();
        Http.Reply reply = post(accepted(agreement.propose(ClientCredential.signing(STRANGER), RANDOM)));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).isEqualTo("{\"error\":\"refused\"}");
        try (Secret wrong = Secret.taking(Codes.octets("w".repeat(32)))) {
            for (String name : List.of(AgreedArchive.PSK_ID, "nobody")) {
                Http.Reply psk = post(accepted(begin().propose(ClientCredential.preSharedOnly(name, wrong), RANDOM)));
                assertThat(psk.status()).isEqualTo(403);
                assertThat(psk.body()).isEqualTo(reply.body());
            }
        }
    }

    @Test
    void serverWithAnotherKeyIsRefused() {
        AgreementClient client = new AgreementClient(TlsPolicy.platform(), URI.create(PATH), Duration.ofSeconds(30));
        assertThat(reason(client.agree(trusting(STRANGER), ClientCredential.signing(CLIENT), clock, RANDOM)))
                .contains(AgreementReason.OFFER_SIGNATURE);
    }

    @Test
    void answerThatWasTamperedWithIsRefused() {
        KeyAgreement agreement = begin();
        Http.Reply reply = post(accepted(agreement.propose(ClientCredential.signing(CLIENT), RANDOM)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        String nonce = reply.body().replaceFirst(".*\"nonce\":\"([^\"]*)\".*", "$1");
        char other = nonce.charAt(0) == 'A' ? 'B' : 'A';
        String tampered = reply.body().replace(nonce, other + nonce.substring(1));

        assertThat(reason(agreement.complete(Codes.octets(tampered)))).contains(AssociationReason.CONFIRMATION_WRONG);
        assertThat(reason(agreement.association())).contains(AgreementReason.WRONG_STATE);
    }

    @Test
    void sameAnswerAgainIsRefused() {
        KeyAgreement agreement = begin();
        byte[] message = accepted(agreement.propose(ClientCredential.anonymous(), RANDOM));
        assertThat(post(message).status()).isEqualTo(200);
        assertThat(post(message).status()).isEqualTo(403);
    }

    @PlatformTest
    void oneClientHasItsShareAndNoMore() {
        List<SecurityAssociation> held = new ArrayList<>();
        try (Secret psk = AgreedArchive.psk()) {
            ClientCredential credential = ClientCredential.preSharedOnly(AgreedArchive.PSK_ID, psk);
            for (int i = 0; i < AgreedArchive.SHARE; i++) {
                held.add(accepted(accepted(agree(credential)).association()));
            }
            assertThat(post(accepted(begin().propose(credential, RANDOM))).status())
                    .isEqualTo(429);
            assertThat(agree(ClientCredential.anonymous()).rejection()).isEmpty();
        } finally {
            held.forEach(association -> end(association.id()));
        }
    }

    /** Neither what names the agreement nor what was sent in vain names an association. */
    @PlatformTest
    void nothingIsAssociatedBeforeTheEnd() {
        KeyAgreement agreement = begin();
        String message = new String(
                accepted(agreement.propose(ClientCredential.signing(CLIENT), RANDOM)), StandardCharsets.UTF_8);
        String offer = message.replaceFirst(".*\"offer\":\"([^\"]*)\".*", "$1");
        String proof = message.replaceFirst(".*\"proof\":\"([^\"]*)\".*", "$1");
        char other = proof.charAt(0) == 'A' ? 'B' : 'A';
        Http.Reply reply = post(Codes.octets(message.replace(proof, other + proof.substring(1))));
        assertThat(reply.status()).isEqualTo(403);

        try (Secret guess = Secret.taking(new byte[32])) {
            assertThat(use(offer, guess, "hello").status()).isEqualTo(403);
            assertThat(use(proof, guess, "hello").status()).isEqualTo(403);
        }
        assertThat(reason(agreement.association())).contains(AgreementReason.WRONG_STATE);
    }
}

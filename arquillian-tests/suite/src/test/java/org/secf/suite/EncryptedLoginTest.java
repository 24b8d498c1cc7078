package org.secf.suite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.server.TestStore.accepted;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.agreement.AgreementClient;
import org.secf.agreement.AgreementPolicy;
import org.secf.agreement.AgreementSuite;
import org.secf.agreement.ClientCredential;
import org.secf.agreement.KeyAgreement;
import org.secf.bootstrapped.BootstrappedDefinition;
import org.secf.client.ClientRequest;
import org.secf.client.SignedRequest;
import org.secf.confidentiality.ConfidentialityReason;
import org.secf.ejb.InterceptorReason;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.payload.AssociationKeys;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadReason;
import org.secf.server.Browser;
import org.secf.server.EnablerArchive;
import org.secf.server.EncryptedMessages;
import org.secf.server.EncryptedMessages.Answer;
import org.secf.server.GbaNetwork;
import org.secf.server.OnOneServer;
import org.secf.server.Preparation;
import org.secf.server.SamlResponse;
import org.secf.server.ServerLog;
import org.secf.server.Site;
import org.secf.server.TrustedPartyArchive;
import org.secf.state.SecurityAssociation;
import org.secf.tls.TlsPolicy;
import org.secf.verdict.Verdict;

/**
 * DELAUTH-005: between a user agent and the trusted party, nobody reads what is asked and what is answered, TLS or not. The keys are agreed on by a key that both have
 * beforehand, on the card; request and page travel encrypted under the association, and the request is signed by it.
 */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class EncryptedLoginTest {

    private static final String LOGIN = Site.IDP + "/sso";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static Optional<GbaNetwork> network = Optional.empty();
    private static final Map<String, SecurityAssociation> AGREED = new HashMap<>();

    private final EncryptedMessages messages = new EncryptedMessages();
    private final Clock clock = Clock.systemUTC();

    @Deployment(name = "idp", order = 1, testable = false)
    public static Archive<?> idp() throws IOException, GeneralSecurityException {
        Preparation.developmentIdp();
        GbaNetwork started = GbaNetwork.start();
        network = Optional.of(started);
        return TrustedPartyArchive.identityProvider(started);
    }

    @Deployment(name = "enabler", order = 2, testable = false)
    public static Archive<?> enabler() {
        return EnablerArchive.war().annotated("<request-binding>POST</request-binding>");
    }

    @AfterAll
    static void stop() {
        network.ifPresent(GbaNetwork::close);
        AGREED.values().forEach(SecurityAssociation::close);
        AGREED.clear();
    }

    /** By the key that a subscriber has bootstrapped for that protocol. */
    private static Verdict<KeyAgreement> agree(String subscriber, UaProtocol protocol) {
        OwnKey server = TrustedPartyArchive.signer();
        AgreementPolicy policy = new AgreementPolicy(
                TrustedPartyArchive.SERVER,
                Map.of(Thumbprint.of(server.publicKey()), server.publicKey()),
                List.of(AgreementSuite.values()),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30));
        AgreementClient client = new AgreementClient(
                TlsPolicy.platform(), URI.create(TrustedPartyArchive.AGREEMENT), Duration.ofSeconds(30));
        try (Bootstrapped keys =
                        accepted(network.orElseThrow().device(subscriber).bootstrap());
                Secret psk = keys.key().device(new NafId(BootstrappedDefinition.HOST, protocol))) {
            return client.agree(
                    policy,
                    ClientCredential.anonymous()
                            .withPreSharedKey(keys.transaction().toString(), psk),
                    Clock.systemUTC(),
                    new SecureRandom());
        }
    }

    private static SecurityAssociation association(String subscriber) {
        return AGREED.computeIfAbsent(
                subscriber,
                name -> accepted(accepted(agree(name, UaProtocol.KEY_AGREEMENT)).association()));
    }

    /** What the enabler has a browser post, which wants to log in. */
    private static ClientRequest asked(Browser browser) {
        String page = browser.get(Pages.WHO).body();
        String form = Stream.of("SAMLRequest", "RelayState")
                .filter(name -> page.contains("name=\"" + name + "\""))
                .map(name -> name + "=" + URLEncoder.encode(field(page, name), UTF_8))
                .collect(Collectors.joining("&"));
        assertThat(form).startsWith("SAMLRequest=");
        return ClientRequest.of("POST", URI.create(LOGIN))
                .with("Content-Type", FORM)
                .body(form.getBytes(US_ASCII));
    }

    private static String field(String page, String name) {
        return page.replaceFirst("(?s).*name=\"" + name + "\"\\s+value=\"([^\"]*)\".*", "$1")
                .replace("&#43;", "+")
                .replace("&#61;", "=")
                .replace("&#x2B;", "+")
                .replace("&#x3D;", "=")
                .replace("&amp;", "&");
    }

    private Answer send(SignedRequest request) {
        return messages.send(request, Optional.empty());
    }

    private Verdict<String> opened(Answer answer, String subscriber) {
        return messages.opened(
                answer, PayloadKeys.none().withShared(AssociationKeys.incoming(association(subscriber), clock)));
    }

    private static void assertRefused(Answer answer, String reason) {
        assertThat(answer.status()).as(answer.text()).isIn(400, 401);
        assertThat(answer.text()).doesNotContain("SAMLResponse");
        assertThat(ServerLog.audited(answer.correlation()).getString("reason")).isEqualTo(reason);
    }

    @Test
    void subscriberLogsInAndNobodyReadsIt() {
        try (Browser browser = new Browser()) {
            SignedRequest request = messages.encrypted(association(GbaNetwork.ALICE), asked(browser));
            assertThat(new String(request.request().body().orElseThrow(), US_ASCII))
                    .doesNotContain("SAMLRequest");
            Answer answer = send(request);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.headers().contentEncoding()).containsExactly("aes128gcm");
            assertThat(answer.text()).doesNotContain("SAMLResponse", "<form");

            SamlResponse response = browser.response(accepted(opened(answer, GbaNetwork.ALICE)));
            org.secf.server.Answer seen = browser.deliver(response);

            assertThat(seen.status()).as(seen.body()).isEqualTo(200);
            JsonObject who = seen.json();
            assertThat(who.getString("principal")).isEqualTo(GbaNetwork.ALICE_AT_SERVICE);
            assertThat(who.getJsonArray("groups").toString()).isEqualTo("[\"user\"]");
        }
    }

    @Test
    void pageIsForHerAlone() {
        try (Browser browser = new Browser()) {
            Answer answer = send(messages.encrypted(association(GbaNetwork.ALICE), asked(browser)));

            assertThat(opened(answer, GbaNetwork.BOB).rejection())
                    .hasValueSatisfying(
                            rejection -> assertThat(rejection.reason()).isEqualTo(PayloadReason.KEY_UNKNOWN));
        }
    }

    /** Of everything else it is right: she has signed it by the association. */
    @Test
    void readableRequestIsRefused() {
        try (Browser browser = new Browser()) {
            Answer answer = send(EncryptedMessages.signed(association(GbaNetwork.ALICE), asked(browser)));

            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.text()).doesNotContain("SAMLResponse", "password");
            assertThat(Site.log()).contains(InterceptorReason.NOT_ENCRYPTED.name());
        }
    }

    @Test
    void requestOfNobodyIsRefused() {
        try (Browser browser = new Browser()) {
            Answer answer = messages.post(
                    LOGIN,
                    EncryptedMessages.readable(new String(asked(browser).body().orElseThrow(), US_ASCII)));

            assertThat(answer.status()).as(answer.text()).isEqualTo(401);
            assertThat(answer.text()).doesNotContain("SAMLResponse", "password");
        }
    }

    /** What stands in an address can be read by everybody; the answer would have nobody to be encrypted to. */
    @Test
    void requestInTheAddressIsRefused() {
        try (Browser browser = new Browser()) {
            String form = new String(asked(browser).body().orElseThrow(), US_ASCII);
            Answer answer = send(EncryptedMessages.signed(
                    association(GbaNetwork.ALICE), ClientRequest.of("GET", URI.create(LOGIN + "?" + form))));

            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(Site.log()).contains(ConfidentialityReason.NO_RECIPIENT.name());
        }
    }

    /** Encrypted by his key, and called by the name of hers: she has signed it, so that only the key is wrong. */
    @Test
    void keyOfAnotherAssociationIsRefused() {
        SecurityAssociation alice = association(GbaNetwork.ALICE);
        SecurityAssociation bob = association(GbaNetwork.BOB);
        try (Browser browser = new Browser()) {
            ClientRequest his = messages.encrypted(bob, asked(browser)).request();
            byte[] body = his.body().orElseThrow();
            byte[] name = alice.id().getBytes(US_ASCII);
            assertThat(Arrays.copyOfRange(body, 21, 21 + name.length))
                    .isEqualTo(bob.id().getBytes(US_ASCII));
            System.arraycopy(name, 0, body, 21, name.length);
            ClientRequest mixed = ClientRequest.of("POST", URI.create(LOGIN))
                    .with("Content-Type", FORM)
                    .with("Content-Encoding", "aes128gcm")
                    .body(body);

            assertRefused(send(EncryptedMessages.signed(alice, mixed)), PayloadReason.RECORD_NOT_AUTHENTIC.name());
        }
    }

    @Test
    void requestIsAnsweredOnce() {
        try (Browser browser = new Browser()) {
            SignedRequest request = messages.encrypted(association(GbaNetwork.ALICE), asked(browser));
            assertThat(send(request).status()).isEqualTo(200);

            assertRefused(send(request), "REPLAYED");
        }
    }

    /** Each protocol has a key of its own. */
    @Test
    void keyForDigestAgreesOnNothing() {
        assertThat(agree(GbaNetwork.ALICE, UaProtocol.HTTP_DIGEST).rejection()).isPresent();
    }
}

package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.secf.client.ClientRequest;
import org.secf.crypto.Crypto;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.PlatformTest;
import org.secf.server.RawAnswer;
import org.secf.server.ServerLog;
import org.secf.server.SignedArchive;
import org.secf.server.Signer;
import org.secf.server.Site;
import org.secf.server.TestStore;
import org.secf.server.User;
import org.secf.server.Users;
import org.secf.signature.AssociationSignatures;
import org.secf.signature.Fields;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.state.SecurityAssociation;
import org.secf.tls.TlsPolicy;

/**
 * Defined by the descriptor alone: Basic tells the caller, and signatures are verified beside it, for either of two authorities. Who has agreed on keys with
 * the application and signs by those is a caller, too.
 */
@ExtendWith(ArquillianExtension.class)
@OnOneServer
class HttpSignatureBesideBasicTest {

    private static final SignedArchive ARCHIVE = SignedArchive.publishing();
    private static final String NAME = "beside";
    private static final String ADDRESS = Site.SERVER + "/" + NAME;
    private static final String PROTECTED = ADDRESS + "/servlet/protected/who";
    private static final String OTHER_HOST = "localhost:" + Site.PORT;
    private static final String AGREEMENT = "/.well-known/secf/agreement";
    private static final String SERVER = "https://beside.example.org";

    private static final String DEFINITIONS = """
            <http-signature>
              <base-url>%1$s</base-url>
              <further-authorities>%2$s</further-authorities>
              <authenticates-caller>false</authenticates-caller>
              %3$s
            </http-signature>
            <http-signature name="agreed">
              <base-url>%1$s</base-url>
              <tag>agreed</tag>
              <associations>true</associations>
              <caller-groups>CN=carol=partners</caller-groups>
              <priority>1</priority>
            </http-signature>
            <basic><password-file>%4$s</password-file></basic>
            <agreement>
              <server-name>%5$s</server-name>
              <client-trust>signers</client-trust>
              <modes>base</modes>
            </agreement>
            """;

    private final Http http = new Http();

    @Deployment(testable = false)
    public static Archive<?> beside() throws IOException {
        return ARCHIVE.described(
                NAME, DEFINITIONS.formatted(ADDRESS, OTHER_HOST, ARCHIVE.jwks(), Users.passwords(), SERVER));
    }

    @AfterAll
    static void stop() {
        ARCHIVE.close();
    }

    private static ClientRequest as(User user, ClientRequest request) {
        return request.with("Authorization", Http.basic(user.name(), user.password()));
    }

    private static ClientRequest signedAs(User user, ClientRequest request) {
        ClientRequest digested = Signer.digested(as(user, request));
        return Signer.ALICE.sign(
                digested, Signer.components(digested) + " \"authorization\"", Signer.ALICE.parameters(Duration.ZERO));
    }

    @Test
    void passwordTellsTheCaller() {
        assertThat(http.send(signedAs(User.BOB, Signer.request("POST", PROTECTED, "text")))
                        .body())
                .isEqualTo("principal=bob partner=false length=4");
        assertThat(http.send(as(User.BOB, Signer.request("GET", PROTECTED, ""))).body())
                .startsWith("principal=bob");
    }

    @Test
    void signatureAloneTellsNobody() {
        Http.Reply reply = http.send(Signer.ALICE.sign(Signer.request("GET", PROTECTED, "")));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(String.join(", ", reply.header("WWW-Authenticate"))).contains("Basic realm=");
    }

    @Test
    void wrongSignatureIsRefusedWhateverThePassword() {
        refused(signedAs(User.ALICE, Signer.request("POST", PROTECTED, "text")).body(new byte[] {1}), "WRONG_DIGEST");
        refused(as(User.ALICE, Signer.ALICE.sign(Signer.request("GET", PROTECTED, ""))), "COMPONENT_NOT_COVERED");
        refused(as(User.ALICE, signedAs(User.BOB, Signer.request("GET", PROTECTED, ""))), "WRONG_SIGNATURE");
    }

    private void refused(ClientRequest request, String reason) {
        Http.Reply reply = http.send(request);
        assertThat(reply.status()).as(reply.body()).isIn(400, 401);
        assertThat(ServerLog.audited(reply.correlation()).getString("reason")).isEqualTo(reason);
    }

    /** H72: nobody sends a request of his own in another's name. */
    @PlatformTest
    void callerHasToBeWhoSigned() {
        String orders = ADDRESS + "/api/orders/";
        ClientRequest own = Signer.request("POST", orders + "own", "apples");

        assertThat(http.send(signedAs(User.ALICE, own)).body()).isEqualTo("alice orders apples");
        assertThat(http.send(signedAs(User.BOB, own)).status()).isEqualTo(403);
        assertThat(http.send(as(User.ALICE, own)).status()).isEqualTo(403);
        ClientRequest bean = Signer.request("POST", orders + "bean/own", "apples");
        assertThat(http.send(signedAs(User.ALICE, bean)).body()).contains("principal=alice");
        assertThat(http.send(signedAs(User.BOB, bean)).body()).isEqualTo("refused");
        assertThat(http.send(signedAs(User.BOB, Signer.request("GET", orders + "known", "")))
                        .body())
                .isEqualTo("known");
    }

    @Test
    void eitherAuthorityIsSignedFor() {
        assertThat(raw(OTHER_HOST, "http://" + OTHER_HOST).text()).contains("principal=alice");
        assertThat(raw("LOCALHOST:" + Site.PORT, "http://" + OTHER_HOST).text()).contains("principal=alice");
    }

    @Test
    void signatureForOneIsNotGoodForTheOther() {
        assertThat(raw(OTHER_HOST, Site.SERVER).status()).isEqualTo(401);
        assertThat(raw(Site.HOST + ":" + Site.PORT, "http://" + OTHER_HOST).status())
                .isEqualTo(401);
    }

    /** Some servers refuse it themselves. */
    @Test
    void otherAuthoritiesAreRefused() {
        for (String host : new String[] {"evil.example.org", "localhost", "a@" + OTHER_HOST}) {
            RawAnswer answer = raw(host, Site.SERVER);
            assertThat(answer.status()).as(host).isIn(400, 404);
            assertThat(answer.text()).doesNotContain("principal=alice");
        }
    }

    private static RawAnswer raw(String host, String signedFor) {
        ClientRequest signed = signedAs(
                User.ALICE, ClientRequest.of("GET", URI.create(signedFor + "/" + NAME + "/servlet/protected/who")));
        String fields = signed.fields().entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().get(0) + "\r\n")
                .collect(Collectors.joining());
        return RawAnswer.to("GET /" + NAME + "/servlet/protected/who HTTP/1.1\r\n", host, fields);
    }

    @Test
    void whoAgreedOnKeysIsTheCaller() {
        try (SecurityAssociation association = agreed()) {
            ClientRequest signed = signedBy(association, Clock.systemUTC());

            assertThat(http.send(signed).body()).isEqualTo("principal=CN=carol partner=true length=0");
            Http.Reply again = http.send(signed);
            assertThat(ServerLog.audited(again.correlation()).getString("reason"))
                    .isEqualTo("REPLAYED");
        }
    }

    private static SecurityAssociation agreed() {
        AgreementClient client =
                new AgreementClient(TlsPolicy.platform(), URI.create(ADDRESS + AGREEMENT), Duration.ofSeconds(30));
        OwnKey server = new TestStore(NAME).ownKey("answers");
        AgreementPolicy policy = new AgreementPolicy(
                SERVER,
                Map.of(Thumbprint.of(server.publicKey()), server.publicKey()),
                List.of(AgreementSuite.values()),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30));
        return TestStore.accepted(TestStore.accepted(client.agree(
                        policy, ClientCredential.signing(Signer.CAROL_KEYS), Clock.systemUTC(), new SecureRandom()))
                .association());
    }

    private static ClientRequest signedBy(SecurityAssociation association, Clock clock) {
        ClientRequest request = Signer.request("GET", PROTECTED, "");
        SignatureFields fields = TestStore.accepted(new MessageSigner(
                        AssociationSignatures.outgoing(Crypto.jdk(), association, clock),
                        SigningPolicy.ofRequests().withTag("agreed"),
                        clock,
                        new SecureRandom())
                .sign(new RequestMessage(
                        request.method(), TargetUri.of(request.address()), Fields.of(request.fields()), false)));
        return request.with("Signature-Input", fields.signatureInput()).with("Signature", fields.signature());
    }
}

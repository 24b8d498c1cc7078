package org.secf.suite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.client.ClientDemand;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientRequest;
import org.secf.client.ClientTools;
import org.secf.client.ExchangeProtection;
import org.secf.client.SignedRequest;
import org.secf.crypto.Crypto;
import org.secf.server.Http;
import org.secf.server.ServerLog;
import org.secf.server.SignedArchive;
import org.secf.server.Signer;
import org.secf.server.TestStore;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;
import org.secf.signed.SignedDefinition;
import org.secf.state.MemoryOnceStore;

/** Callers who sign: one publishes the key, one has a certificate, and one shares a secret where there is CDI. */
@ExtendWith(ArquillianExtension.class)
class HttpSignatureTest implements ForgedRequestContract, SignedOnceContract, SignedMethodContract {

    private static final SignedArchive ARCHIVE = SignedArchive.publishing();
    private static final String PROTECTED = SignedDefinition.ADDRESS + "/servlet/protected/who";

    private final Http http = new Http();

    @Deployment(testable = false)
    public static Archive<?> signed() throws IOException {
        return ARCHIVE.annotated();
    }

    @AfterAll
    static void stop() {
        ARCHIVE.close();
    }

    @Test
    void signerIsTheCallerOfServlets() {
        assertThat(http.send(Signer.ALICE.sign(Signer.request("POST", PROTECTED, "text")))
                        .body())
                .isEqualTo("principal=alice partner=true length=4");
        assertThat(http.send(Signer.CAROL.sign(Signer.request("GET", PROTECTED + "?a=%2F&a=b+c", "")))
                        .body())
                .isEqualTo("principal=CN=carol partner=true length=0");
        assertThat(http.send(Signer.ALICE.sign(Signer.request("GET", WHO, ""))).body())
                .isEqualTo(ALICE + "0");
    }

    @Test
    void nobodyIsTheCallerOfWhatIsNotSigned() {
        assertThat(http.send(Signer.request("POST", WHO, "text")).body())
                .isEqualTo("principal=nobody partner=false length=4");
    }

    @Test
    void callerIsNotRemembered() {
        Http.Reply signed = http.send(Signer.ALICE.sign(Signer.request("GET", PROTECTED, "")));

        ClientRequest next = Signer.request("GET", PROTECTED, "")
                .with(
                        "Cookie",
                        signed.header("Set-Cookie").stream()
                                .map(cookie -> cookie.split(";", 2)[0])
                                .toList());
        assertThat(http.send(next).status()).isEqualTo(401);
    }

    /** RFC 9421 §5: the answer says what to sign, and our client does. */
    @Test
    void clientSignsWhatIsWanted() {
        ClientRequest request = Signer.request("GET", PROTECTED, "");
        Http.Reply refused = http.send(request);
        List<String> wanted = refused.header("Accept-Signature");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).containsExactly("Signature");
        assertThat(wanted).hasSize(1);
        SignedRequest signed = TestStore.accepted(client().answer(wanted, request, ClientDemand.BOTH));
        assertThat(http.send(signed.request()).body()).isEqualTo(ALICE + "0");
    }

    @Test
    void clientSignsContent() {
        ClientRequest request = ClientRequest.of("PUT", URI.create(PROTECTED + "?a=ä"))
                .with("Content-Type", "a/b")
                .body(new byte[70]);

        assertThat(http.send(TestStore.accepted(client().sign(request)).request())
                        .body())
                .isEqualTo(ALICE + "70");
    }

    private static ExchangeProtection client() {
        Clock clock = Clock.systemUTC();
        SigningKey key =
                SigningKey.of(Crypto.jdk(), Signer.ALICE_KEYS, SignatureAlgorithm.ED25519, Signer.ALICE.keyId());
        return new ExchangeProtection(
                key,
                keyId -> Optional.empty(),
                ClientPolicy.usual(),
                new ClientTools(Crypto.jdk(), clock, new SecureRandom(), new MemoryOnceStore(clock, 10)));
    }

    @Test
    void bodyThatIsKeptInAFileIsVerified() {
        ClientRequest signed = Signer.ALICE.sign(Signer.request("POST", WHO, "x".repeat(50_000)));
        assertThat(http.send(signed).body()).isEqualTo(ALICE + 50_000);

        ClientRequest other = Signer.ALICE.sign(Signer.request("POST", WHO, "x".repeat(50_000)));
        Http.Reply refused = http.send(other.body("x".repeat(49_999).concat("y").getBytes(US_ASCII)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(ServerLog.audited(refused.correlation()).getString("reason")).isEqualTo("WRONG_DIGEST");
    }

    @Test
    void bodyBeyondTheBoundIsTooLarge() {
        Http.Reply reply =
                http.send(Signer.ALICE.sign(Signer.request("POST", WHO, "x".repeat(SignedArchive.MOST_RECEIVED + 1))));

        assertThat(reply.status()).isEqualTo(413);
    }
}

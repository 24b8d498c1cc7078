package org.secf.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientRequest;
import org.secf.client.ClientTools;
import org.secf.client.ExchangeProtection;
import org.secf.client.ReceivedResponse;
import org.secf.client.SignedRequest;
import org.secf.client.VerifiedResponse;
import org.secf.client.testing.Parties;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.server.CallingArchive;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.Signer;
import org.secf.server.TestStore;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SigningKey;
import org.secf.signature.VerificationKey;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A server that verifies our requests and signs its answers by a library that is not ours, called by the application's clients and by one of this machine's. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class ForeignServerTest {

    private static final KeyPair SERVER = Parties.pair();
    private static final KeyPair CLIENT = Parties.pair("Ed25519", 255);
    private static final String P256 = "ecdsa-p256-sha256";

    private static Optional<NpmPeer> npm = Optional.empty();

    private final Http http = new Http();

    @Deployment(testable = false)
    public static Archive<?> calling() throws IOException, GeneralSecurityException {
        OwnKey client = Signer.p256("CN=calling");
        NpmPeer server = NpmPeer.server(
                new NpmPeer.Own("server", P256, SERVER),
                List.of(
                        new NpmPeer.Known(Thumbprint.of(client.publicKey()), P256, client.publicKey()),
                        new NpmPeer.Known("client", "ed25519", CLIENT.getPublic())));
        npm = Optional.of(server);
        return CallingArchive.readable(server.origin(), client);
    }

    @AfterAll
    static void stop() {
        npm.ifPresent(NpmPeer::close);
    }

    private static String who(String query) {
        return npm.orElseThrow().origin() + "/who" + query;
    }

    private String called(String way, String query) {
        return http.get(CallingArchive.ADDRESS + way + "?address=" + URLEncoder.encode(who(query), UTF_8))
                .body();
    }

    /** The JDK's client and that of Jakarta RESTful Web Services. */
    static Stream<String> ways() {
        return CallingArchive.ways().stream().filter(way -> !way.contains("/mp/"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void requestIsVerifiedAndItsAnswerProved(String way) {
        assertThat(called(way, "?a=%2F&b=c+d")).isEqualTo("200 the answer to the question");
    }

    static Stream<Arguments> forgeries() {
        Map<String, String> reasons = Map.of(
                "body", "WRONG_DIGEST", "status", "WRONG_SIGNATURE", "type", "WRONG_SIGNATURE", "none", "UNSIGNED");
        return ways().flatMap(way ->
                reasons.entrySet().stream().map(forgery -> Arguments.of(way, forgery.getKey(), forgery.getValue())));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void otherAnswerIsRefused(String way, String forgery, String reason) {
        assertThat(called(way, "?forge=" + forgery)).isEqualTo("refused " + reason);
    }

    private static ExchangeProtection protection() {
        Clock clock = Clock.systemUTC();
        VerificationKey server = VerificationKey.of(
                Parties.CRYPTO, SERVER.getPublic(), Set.of(SignatureAlgorithm.ECDSA_P256_SHA256), "npm");
        return new ExchangeProtection(
                SigningKey.of(Parties.CRYPTO, CLIENT, SignatureAlgorithm.ED25519, "client"),
                SignatureKeys.of(Map.of("server", server)),
                ClientPolicy.usual(),
                new ClientTools(Parties.CRYPTO, clock, new SecureRandom(), new MemoryOnceStore(clock, 10)));
    }

    private static SignedRequest signed() {
        return TestStore.accepted(protection()
                .sign(ClientRequest.of("POST", URI.create(who("?a=%2F")))
                        .with("Content-Type", "text/plain")
                        .body("pears".getBytes(UTF_8))));
    }

    private static Verdict<VerifiedResponse> verified(SignedRequest sent, Http.Reply reply) {
        return protection()
                .verify(
                        sent,
                        new ReceivedResponse(
                                reply.status(),
                                reply.raw().headers()::allValues,
                                reply.body().getBytes(UTF_8)));
    }

    @Test
    void clientOfThisMachineProvesTheAnswer() {
        SignedRequest sent = signed();

        VerifiedResponse answer = TestStore.accepted(verified(sent, http.send(sent.request())));

        assertThat(new String(answer.body(), UTF_8)).isEqualTo("the answer to pears");
        assertThat(answer.signature().owner()).isEqualTo("npm");
    }

    @Test
    void answerToAnotherRequestIsRefused() {
        Http.Reply reply = http.send(signed().request());

        assertThat(verified(signed(), reply).rejection().map(Rejection::reason).map(Object::toString))
                .contains("WRONG_SIGNATURE");
    }

    /** What they say of requests that are not those that were signed. */
    @ParameterizedTest
    @CsvSource({"Content-Type,text/plaim,signature", "Content-Digest,sha-256=:AAAA:,signature"})
    void otherFieldIsRefusedThere(String field, String value, String refusal) {
        Http.Reply reply = http.send(signed().request().with(field, value));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEqualTo("refused by " + refusal);
    }

    @Test
    void otherBodyIsRefusedThere() {
        assertThat(http.send(signed().request().body("pearl".getBytes(UTF_8))).body())
                .isEqualTo("refused by digest");
    }

    @Test
    void copyIsRefusedThere() {
        ClientRequest sent = signed().request();

        assertThat(http.send(sent).status()).isEqualTo(200);
        assertThat(http.send(sent).body()).isEqualTo("refused by nonce");
    }
}

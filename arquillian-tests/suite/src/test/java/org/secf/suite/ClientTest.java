package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.client.ClientReason;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.keys.Jwk;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.server.CallingArchive;
import org.secf.server.Http;
import org.secf.server.OncePerFamily;
import org.secf.server.Signer;
import org.secf.signature.Component;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningPolicy;
import org.secf.signature.VerificationKey;
import org.secf.verdict.Reason;

/** An application that calls another server, which forges its answers: each is an exception with its reason, whichever client called. */
@OncePerFamily
@ExtendWith(ArquillianExtension.class)
class ClientTest {

    private static final String ADDRESS = CallingArchive.ADDRESS;
    private static final KeyPair SERVER = Parties.pair();

    private static Optional<SigningServer> partner = Optional.empty();

    private final Http http = new Http();

    @Deployment(testable = false)
    public static Archive<?> calling() throws IOException, GeneralSecurityException {
        OwnKey client = Signer.p256("CN=calling");
        SigningServer server = partner(client);
        partner = Optional.of(server);
        return CallingArchive.war(server.url("").toString(), client);
    }

    private static SigningServer partner(OwnKey client) throws IOException, GeneralSecurityException {
        SignatureKeys clients = SignatureKeys.of(Map.of(
                Thumbprint.of(client.publicKey()),
                VerificationKey.of(Parties.CRYPTO, client.publicKey(), Set.of(Parties.ALGORITHM), "calling")));
        SigningServer server = new SigningServer(Parties.key(SERVER, "server"), clients, Clock.systemUTC());
        server.published.put("/keys", keys(Jwk.of(SERVER.getPublic()).withKeyId("server")));
        KeyPair recipient = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        server.published.put("/recipients", keys(Jwk.of(recipient.getPublic()).withKeyId("recipient")));
        return server;
    }

    private static String keys(Jwk key) {
        return "{\"keys\":[" + key.toJson() + "]}";
    }

    @AfterAll
    static void stop() {
        partner.ifPresent(SigningServer::close);
    }

    @BeforeEach
    void honest() {
        server().before = answer -> {};
        server().after = answer -> {};
        server().signing = answer -> SigningServer.signer(
                        Parties.key(SERVER, "server"), SigningPolicy.ofResponses(), Clock.systemUTC())
                .answer(answer.wanted(), answer.message());
        server().answersUnsigned = false;
        server().signatures.clear();
        server().bodies.clear();
        server().sent.clear();
    }

    private static SigningServer server() {
        return partner.orElseThrow();
    }

    private String called(String way) {
        return http.get(ADDRESS + way + "?address=" + server().url("/who")).body();
    }

    private static String refused(Reason reason) {
        return "refused " + reason.name();
    }

    private void forged(String way, Consumer<SigningServer.Answer> forgery, Reason reason) {
        server().after = forgery;

        assertThat(called(way)).isEqualTo(refused(reason));
    }

    @ParameterizedTest
    @MethodSource("org.secf.server.CallingArchive#ways")
    void signedRequestHasItsProvedAnswer(String way) {
        assertThat(called(way)).isEqualTo("200 the answer");

        assertThat(server().signatures).singleElement().satisfies(signature -> {
            assertThat(signature.owner()).isEqualTo("calling");
            assertThat(signature.covered()).containsKey(Component.field("content-digest"));
        });
    }

    @ParameterizedTest
    @MethodSource("org.secf.server.CallingArchive#ways")
    void unsignedAnswerIsRefused(String way) {
        forged(way, SigningServer.Answer::unsign, SignatureReason.UNSIGNED);
    }

    @ParameterizedTest
    @MethodSource("org.secf.server.CallingArchive#ways")
    void unsignedErrorIsRefused(String way) {
        server().before = answer -> answer.status(500);

        forged(way, SigningServer.Answer::unsign, SignatureReason.UNSIGNED);
    }

    @ParameterizedTest
    @MethodSource("org.secf.server.CallingArchive#ways")
    void answerByAnotherKeyIsRefused(String way) {
        server().signing = answer -> SigningServer.signer(
                        Parties.key(Parties.pair(), "server"), SigningPolicy.ofResponses(), Clock.systemUTC())
                .answer(answer.wanted(), answer.message());

        assertThat(called(way)).isEqualTo(refused(SignatureReason.WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource("org.secf.server.CallingArchive#ways")
    void answerToTheSameRequestSentBeforeIsRefused(String way) {
        called(way);

        forged(way, answer -> answer.like(server().sent.get(0)), SignatureReason.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @MethodSource("org.secf.server.CallingArchive#ways")
    void answerWithAnotherBodyIsRefused(String way) {
        forged(
                way,
                answer -> answer.body("another one".getBytes(StandardCharsets.UTF_8)),
                ContentDigestReason.WRONG_DIGEST);
    }

    @ParameterizedTest
    @MethodSource("org.secf.server.CallingArchive#ways")
    void answerWithAnotherStatusIsRefused(String way) {
        forged(way, answer -> answer.status(201), SignatureReason.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @MethodSource("org.secf.server.CallingArchive#ways")
    void redirectIsNotFollowed(String way) {
        server().before = answer -> {
            answer.fields.put("Location", server().url("/elsewhere").toString());
            answer.status(307);
        };

        assertThat(called(way)).contains("307");
        assertThat(server().signatures).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("org.secf.server.CallingArchive#ways")
    void anotherServerIsNotCalled(String way) {
        String other =
                ADDRESS + way + "?address=http://localhost:" + server().url("/").getPort() + "/who";

        assertThat(http.get(other).body()).isEqualTo(refused(ClientReason.OTHER_ORIGIN));
        assertThat(server().bodies).isEmpty();
    }

    @Test
    @EnabledIf("org.secf.server.Site#hasRestClient")
    void answerToAnUnsignedRequestIsProvedByItsNonce() {
        server().answersUnsigned = true;

        assertThat(called("/api/mp/proved")).isEqualTo("200 the answer");
        assertThat(server().signatures).isEmpty();
        forged("/api/mp/proved", SigningServer.Answer::unsign, SignatureReason.UNSIGNED);
        forged("/api/mp/proved", answer -> answer.like(server().sent.get(0)), SignatureReason.REPLAYED);
    }

    @Test
    @EnabledIf("org.secf.server.Site#hasRestClient")
    void signedRequestNeedNotHaveASignedAnswer() {
        assertThat(called("/api/mp/signed")).isEqualTo("200 the answer");

        assertThat(server().signatures.get(0).value(Component.field("x-tenant")))
                .contains("north");
        assertThat(server().sent.get(0).fields).doesNotContainKey("Signature");
    }

    @Test
    @EnabledIf("org.secf.server.Site#hasRestClient")
    void bodyIsEncryptedBeforeItIsSigned() {
        assertThat(called("/api/mp/secret")).isEqualTo("200 the answer");

        assertThat(server().bodies.get(0)).doesNotContain("question");
        assertThat(server().signatures.get(0).value(Component.field("content-type")))
                .contains("application/vnd.secf.hpke");
    }

    @Test
    @EnabledIf("org.secf.server.Site#hasRestClient")
    void interfaceThatCannotBeProtectedIsNotBuilt() {
        assertThat(called("/api/mp/unable")).startsWith("failed ").contains(ClientReason.CANNOT_SIGN.name());
        assertThat(server().bodies).isEmpty();
    }
}

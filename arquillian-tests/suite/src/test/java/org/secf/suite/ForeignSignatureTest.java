package org.secf.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.client.ClientRequest;
import org.secf.contentdigest.ContentDigest;
import org.secf.crypto.Crypto;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.ServerLog;
import org.secf.server.SignedArchive;
import org.secf.server.Signer;
import org.secf.server.TestStore;
import org.secf.signature.SignatureFields;
import org.secf.signed.SignedDefinition;
import org.secf.signed.platform.SharedKeys;

/** Clients whose signatures are made by libraries that are not ours, and who hold our answers against their requests. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class ForeignSignatureTest {

    private static final SignedArchive ARCHIVE = SignedArchive.publishing();
    private static final String RECEIPT = SignedDefinition.ADDRESS + "/api/orders/receipt";
    private static final String P256 = "ecdsa-p256-sha256";

    private static final List<String> COVERED = Stream.of(
                    "@method", "@authority", "@path", "@query", "content-digest", "content-type")
            .map(name -> "\"" + name + "\"")
            .toList();

    private static Optional<NpmPeer> npm = Optional.empty();
    private static Optional<NpmPeer> other = Optional.empty();

    private final Http http = new Http();

    @Deployment(testable = false)
    public static Archive<?> signed() throws IOException {
        return ARCHIVE.annotated();
    }

    @BeforeAll
    static void start() throws IOException {
        OwnKey answers = answering();
        npm = Optional.of(NpmPeer.client(
                new NpmPeer.Own(Signer.ALICE.keyId(), "ed25519", Signer.ALICE_KEYS),
                new NpmPeer.Known(Thumbprint.of(answers.publicKey()), P256, answers.publicKey())));
        other = Optional.of(NpmPeer.library(NpmPeer.SIG));
    }

    @AfterAll
    static void stop() {
        npm.ifPresent(NpmPeer::close);
        other.ifPresent(NpmPeer::close);
        ARCHIVE.close();
    }

    /** By which the application signs. */
    private static OwnKey answering() {
        return new TestStore(SignedDefinition.NAME).ownKey("answers");
    }

    private static void assertRefused(Http.Reply reply, String reason) {
        assertThat(ServerLog.audited(reply.correlation()).getString("reason"))
                .as(reply.body())
                .isEqualTo(reason);
    }

    @Test
    void clientByNpmIsTheCallerAndProvesTheAnswer() {
        assertThat(http.get(npm.orElseThrow().sending(RECEIPT + "?a=%2F&a=b+c", ""))
                        .body())
                .isEqualTo("200 proved: alice ordered apples");
    }

    @Test
    void otherBodyOfNpmIsRefused() {
        Http.Reply reply = http.get(npm.orElseThrow().sending(RECEIPT, "body"));

        assertThat(reply.body()).startsWith("400 ").doesNotContain("ordered");
        assertRefused(reply, "WRONG_DIGEST");
    }

    @Test
    void otherTypeOfNpmIsRefused() {
        Http.Reply reply = http.get(npm.orElseThrow().sending(RECEIPT, "type"));

        assertThat(reply.body()).startsWith("401 ").doesNotContain("ordered");
        assertRefused(reply, "WRONG_SIGNATURE");
    }

    /** It does not take another body or another status for ours. */
    @Test
    void npmRefusesAnotherAnswer() {
        assertThat(http.get(npm.orElseThrow().sending(RECEIPT, "answer")).body())
                .isEqualTo("200 refused by digest: alice ordered apples.");
        assertThat(http.get(npm.orElseThrow().sending(RECEIPT, "status")).body())
                .isEqualTo("201 refused by signature: alice ordered apples");
    }

    /** One by each kind of key that the application knows. */
    enum Party {
        ALICE("alice"),
        CAROL("CN=carol"),
        BOB("bob");

        private final String caller;

        Party(String caller) {
            this.caller = caller;
        }

        private ForeignParty key() {
            NpmPeer peer = other.orElseThrow();
            return switch (this) {
                case ALICE -> ForeignParty.of(peer, Signer.ALICE.keyId(), "ed25519", Signer.ALICE_KEYS);
                case CAROL ->
                    ForeignParty.of(
                            peer,
                            Signer.CAROL.keyId(),
                            P256,
                            new KeyPair(Signer.CAROL_KEYS.publicKey(), Signer.CAROL_KEYS.privateKey()));
                case BOB -> ForeignParty.sharing(peer, SharedKeys.KEY_ID, SharedKeys.secret());
            };
        }

        private ClientRequest signed() {
            ClientRequest request = Signer.digested(Signer.request("POST", RECEIPT + "?a=%2F&a=b+c", "apples"));
            SignatureFields fields = key().sign(ForeignParty.Told.request(request), COVERED);
            return request.with("Signature-Input", fields.signatureInput()).with("Signature", fields.signature());
        }
    }

    @ParameterizedTest
    @EnumSource
    void clientByAnotherLibraryIsTheCaller(Party party) {
        assertThat(http.send(party.signed()).body()).isEqualTo(party.caller + " ordered apples");
    }

    @ParameterizedTest
    @EnumSource
    void otherBodyOfTheirsIsRefused(Party party) {
        Http.Reply reply = http.send(party.signed().body("applet".getBytes(UTF_8)));

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertRefused(reply, "WRONG_DIGEST");
    }

    @ParameterizedTest
    @EnumSource
    void otherTypeOfTheirsIsRefused(Party party) {
        Http.Reply reply = http.send(party.signed().with("Content-Type", "text/plaim"));

        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertRefused(reply, "WRONG_SIGNATURE");
    }

    /** Our answer, held against its request by that library. */
    @Nested
    class AnswersToThem {

        private final List<String> binding = Stream.concat(
                        Stream.of("\"@status\"", "\"content-type\"", "\"content-digest\""),
                        Stream.of("@method", "@authority", "@path", "@query", "content-digest")
                                .map(name -> "\"" + name + "\";req"))
                .toList();

        private final ForeignParty server = ForeignParty.of(
                other.orElseThrow(),
                Thumbprint.of(answering().publicKey()),
                P256,
                new KeyPair(answering().publicKey(), answering().privateKey()));

        private final ClientRequest request = Party.ALICE.signed();
        private final Http.Reply reply = http.send(request);

        private Optional<String> refusal(int status, ClientRequest answered) {
            ForeignParty.Told told = ForeignParty.Told.response(
                    status, reply.raw().headers().map(), ForeignParty.Told.request(answered));
            return server.refusal(told, "sig1", binding);
        }

        @Test
        void areProved() {
            assertThat(refusal(200, request)).isEmpty();
            assertThat(ContentDigest.parse(reply.header("Content-Digest"))
                            .then(digest -> digest.verify(reply.body().getBytes(UTF_8), Crypto.jdk()))
                            .rejection())
                    .isEmpty();
        }

        @Test
        void areNoAnswersToOtherRequests() {
            assertThat(refusal(200, Party.ALICE.signed())).isPresent();
            assertThat(refusal(201, request)).isPresent();
        }
    }
}

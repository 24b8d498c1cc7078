package org.secf.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.structured.BareItem;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.TlsPolicy;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;

/** Against a server that signs, each forbidden answer with one fault (AUTH-002). */
class SignedClientTest {

    private static final OutboundLimits SMALL = new OutboundLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 1000);

    private final Parties parties = Parties.make();
    private SigningServer server;
    private SignedClient client;

    @BeforeEach
    void start() throws IOException {
        server = new SigningServer(parties);
        client = client(parties.servers(), ClientPolicy.usual());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SignedClient client(SignatureKeys trusted, ClientPolicy policy) {
        return new SignedClient(new Outbound(TlsPolicy.platform(), SMALL), parties.protection(trusted, policy));
    }

    private ClientRequest get() {
        return ClientRequest.of("GET", server.url("/who?name=alice"));
    }

    private ClientRequest post() {
        return ClientRequest.of("POST", server.url("/who"))
                .with("content-type", "text/plain")
                .body("the question".getBytes(StandardCharsets.UTF_8));
    }

    private Reason refusal(ClientRequest request) {
        RefusedExchangeException refused =
                catchThrowableOfType(RefusedExchangeException.class, () -> client.send(request));
        assertThat(refused).as("expected a refusal").isNotNull();
        return refused.rejection().reason();
    }

    private void signedBy(SigningKey key, SigningPolicy policy, Clock clock) {
        MessageSigner signer = SigningServer.signer(key, policy, clock);
        server.signing = answer -> signer.answer(answer.wanted(), answer.message());
    }

    /** Whatever the client would like. */
    private void covering(Coverage coverage) {
        MessageSigner signer = SigningServer.signer(
                parties.serverKey(), SigningPolicy.ofResponses().with(coverage), parties.clock());
        server.signing = answer -> signer.sign(answer.message());
    }

    private static Coverage without(Coverage coverage, Component component) {
        Set<Component> always = new LinkedHashSet<>(coverage.always());
        Set<Component> withContent = new LinkedHashSet<>(coverage.withContent());
        assertThat(always.contains(component) || withContent.contains(component))
                .isTrue();
        always.remove(component);
        withContent.remove(component);
        return new Coverage(always, withContent, coverage.whenPresent());
    }

    private static Coverage bound() {
        return Coverage.OF_RESPONSES.and(
                Component.field("signature").member("sig1").ofRequest(),
                Component.field("signature-input").member("sig1").ofRequest());
    }

    @Nested
    class AnswersThatAreProved {

        @Test
        void handsOutContentStatusAndCoveredFields() throws IOException {
            VerifiedResponse answer = client.send(get());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).asString().isEqualTo("the answer");
            assertThat(answer.field("Content-Type")).contains("text/plain");
            assertThat(answer.signature().owner()).isEqualTo("owner of server");
        }

        @Test
        void handsOutNoTypeThatSomebodyAddedToNoContent() throws IOException {
            server.before = answer -> answer.empty(204);
            server.after = answer -> answer.fields.put("Content-Type", "text/evil");

            VerifiedResponse answer = client.send(get());

            assertThat(answer.content().contentType()).isEmpty();
            assertThat(answer.field("Content-Type")).isEmpty();
        }

        @Test
        void signsContentWithItsDigestAndType() throws IOException {
            assertThat(client.send(post()).body()).asString().isEqualTo("the answer");

            assertThat(server.bodies).containsExactly("the question");
            assertThat(server.signatures.get(0).covered().keySet())
                    .contains(
                            Component.field("content-digest"),
                            Component.field("content-type"),
                            Component.field("accept-signature"));
        }

        @Test
        void hidesFieldsThatTheSignatureDoesNotCover() throws IOException {
            server.after = answer -> answer.fields.put("X-Role", "admin");

            assertThat(client.send(get()).field("X-Role")).isEmpty();
        }

        @Test
        void takesAnswersWithoutContent() throws IOException {
            server.before = answer -> answer.empty(204);

            assertThat(client.send(get()).body()).isEmpty();
        }

        @Test
        void takesAnswersToHeadWhoseDigestIsOfWhatGetWouldHave() throws IOException {
            assertThat(client.send(ClientRequest.of("HEAD", server.url("/"))).body())
                    .isEmpty();
        }

        @Test
        void takesErrorsThatAreSigned() throws IOException {
            server.before = answer -> answer.status(500);

            assertThat(client.send(get()).status()).isEqualTo(500);
        }

        @Test
        void bindsToTheRequestWhoeverChoseTheCoverage() throws IOException {
            covering(bound());

            assertThat(client.send(get()).status()).isEqualTo(200);
        }
    }

    @Nested
    class Authenticity {

        @Test
        void refusesUnsignedAnswer() {
            server.after = SigningServer.Answer::unsign;

            assertThat(refusal(get())).isEqualTo(SignatureReason.UNSIGNED);
        }

        /** A server's own error page is unsigned; without its status nobody would look into the server's log. */
        @Test
        void tellsTheStatusOfWhatItRefuses() {
            server.after = SigningServer.Answer::unsign;

            assertThatThrownBy(() -> client.send(get()))
                    .isInstanceOf(RefusedExchangeException.class)
                    .hasMessageEndingWith("the answer has the status 200");
        }

        @Test
        void refusesAnotherKeyByTheNameOfTheServers() {
            signedBy(Parties.key(Parties.pair(), "server"), SigningPolicy.ofResponses(), parties.clock());

            assertThat(refusal(get())).isEqualTo(SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void refusesKeyThatIsNotTheServers() {
            signedBy(Parties.key(Parties.pair(), "other"), SigningPolicy.ofResponses(), parties.clock());

            assertThat(refusal(get())).isEqualTo(SignatureReason.UNKNOWN_KEY);
        }

        @Test
        void refusesOurOwnKey() {
            signedBy(Parties.key(parties.client(), "client"), SigningPolicy.ofResponses(), parties.clock());

            assertThat(refusal(get())).isEqualTo(SignatureReason.UNKNOWN_KEY);
        }

        @Test
        void refusesChangedStatus() {
            server.after = answer -> answer.status(201);

            assertThat(refusal(get())).isEqualTo(SignatureReason.WRONG_SIGNATURE);
        }
    }

    @Nested
    class Content {

        @Test
        void refusesSwappedBody() {
            server.after = answer -> answer.body("another one".getBytes(StandardCharsets.UTF_8));

            assertThat(refusal(get())).isEqualTo(ContentDigestReason.WRONG_DIGEST);
        }

        @Test
        void refusesBodyThatWasTakenAway() {
            server.after = answer -> answer.body(new byte[0]);

            assertThat(refusal(get())).isEqualTo(ContentDigestReason.WRONG_DIGEST);
        }

        @Test
        void refusesBodyThatWasAdded() {
            server.before = answer -> answer.empty(200);
            server.after = answer -> {
                answer.fields.put("Content-Type", "text/plain");
                answer.body("more".getBytes(StandardCharsets.UTF_8));
            };

            assertThat(refusal(get())).isEqualTo(SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void refusesDigestThatWasTakenAway() {
            server.after = answer -> answer.fields.remove("Content-Digest");

            assertThat(refusal(get())).isEqualTo(SignatureReason.MISSING_COMPONENT);
        }

        @Test
        void refusesDigestThatIsNotCovered() {
            covering(without(bound(), Component.field("content-digest")));

            assertThat(refusal(get())).isEqualTo(SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void refusesBodyLongerThanTheLimit() {
            server.before = answer -> answer.body(new byte[1001]);

            assertThat(refusal(get())).isEqualTo(TlsReason.TOO_LARGE);
        }
    }

    /** Hostile inputs H70 and H81. */
    @Nested
    class Binding {

        /** RFC 9421 §7.3.7: octets of a signature alone say nothing of what they were made over. */
        @ParameterizedTest
        @ValueSource(strings = {"signature", "signature-input"})
        void refusesAnAnswerThatCoversHalfOfOurSignature(String field) {
            covering(without(bound(), Component.field(field).member("sig1").ofRequest()));

            assertThat(refusal(get())).isEqualTo(SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void refusesThinCoverage() {
            covering(without(bound(), Component.STATUS));

            assertThat(refusal(get())).isEqualTo(SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void refusesAnswerThatDoesNotCoverWhichRequest() {
            covering(without(bound(), Component.PATH.ofRequest()));

            assertThat(refusal(get())).isEqualTo(SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void refusesAnswerThatDoesNotCoverOurSignature() {
            covering(Coverage.OF_RESPONSES);

            assertThat(refusal(get())).isEqualTo(SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void refusesAnswerToAnotherRequest() throws IOException {
            client.send(ClientRequest.of("GET", server.url("/other")));
            server.after = answer -> answer.like(server.sent.get(0));

            assertThat(refusal(get())).isEqualTo(SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void refusesAnswerToTheSameRequestSentBefore() throws IOException {
            client.send(get());
            server.after = answer -> answer.like(server.sent.get(0));

            assertThat(refusal(get())).isEqualTo(SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void refusesNonceOfTheServerThatCameBefore() throws IOException {
            MessageSigner signer =
                    SigningServer.signer(parties.serverKey(), SigningPolicy.ofResponses(), parties.clock());
            server.signing = answer -> {
                var wanted = answer.wanted().get(1);
                var withNonce = wanted.parameters().with("nonce", new BareItem.Text("again"));
                return signer.answer(
                        new RequestedSignature(wanted.label(), wanted.components(), withNonce), answer.message());
            };
            client.send(get());

            assertThat(refusal(get())).isEqualTo(SignatureReason.REPLAYED);
        }

        @Test
        void refusesStaleAnswer() {
            Clock late = Clock.offset(parties.clock(), Duration.ofMinutes(-2));
            signedBy(parties.serverKey(), SigningPolicy.ofResponses(), late);

            assertThat(refusal(get())).isEqualTo(SignatureReason.TOO_OLD);
        }
    }

    @Nested
    class Algorithms {

        private final KeyPair rsa = Parties.pair("RSA", 2048);

        private void signedByRsa(SignatureAlgorithm algorithm) {
            SigningPolicy usual = SigningPolicy.ofResponses();
            SigningPolicy naming =
                    new SigningPolicy(usual.coverage(), usual.label(), Optional.empty(), Optional.empty(), false, true);
            signedBy(SigningKey.of(Parties.CRYPTO, rsa, algorithm, "server"), naming, parties.clock());
        }

        @Test
        void refusesWeakerAlgorithmThanTheKeyIsFor() {
            client = client(Parties.keys("server", rsa, SignatureAlgorithm.RSA_PSS_SHA512), ClientPolicy.usual());
            signedByRsa(SignatureAlgorithm.RSA_V1_5_SHA256);

            assertThat(refusal(get())).isEqualTo(SignatureReason.ALGORITHM_MISMATCH);
        }

        @Test
        void refusesAlgorithmThatThePolicyDoesNotBelieve() {
            SignaturePolicy usual = SignaturePolicy.ofResponses();
            SignaturePolicy strict = new SignaturePolicy(
                    usual.coverage(),
                    EnumSet.of(SignatureAlgorithm.RSA_PSS_SHA512),
                    usual.parameters(),
                    usual.maxAge(),
                    usual.clockSkew(),
                    usual.nonce(),
                    usual.label(),
                    usual.tag());
            client = client(
                    Parties.keys("server", rsa, SignatureAlgorithm.RSA_V1_5_SHA256),
                    ClientPolicy.usual().believing(strict));
            signedByRsa(SignatureAlgorithm.RSA_V1_5_SHA256);

            assertThat(refusal(get())).isEqualTo(SignatureReason.ALGORITHM_NOT_ALLOWED);
        }
    }

    @Nested
    class Addresses {

        @Test
        void doesNotFollowRedirects() throws IOException {
            server.before = answer -> {
                answer.fields.put("Location", server.url("/elsewhere").toString());
                answer.status(307);
            };

            assertThat(client.send(post()).status()).isEqualTo(307);
            assertThat(server.signatures).hasSize(1);
        }

        @Test
        void refusesUnsignedRedirect() {
            server.before = answer -> answer.status(302);
            server.after = SigningServer.Answer::unsign;

            assertThat(refusal(get())).isEqualTo(SignatureReason.UNSIGNED);
            assertThat(server.signatures).hasSize(1);
        }

        @Test
        void refusesHttpToOtherMachines() {
            assertThat(refusal(ClientRequest.of("GET", URI.create("http://192.0.2.1/"))))
                    .isEqualTo(TlsReason.NOT_HTTPS);
        }
    }

    /** RFC 9421 §5.2. */
    @Nested
    class Challenges {

        private void challenged(boolean isSigned) {
            String wanted = RequestedSignature.text(
                    List.of(SignaturePolicy.ofRequests().requested("theirs", Optional.of("of-the-server"))));
            server.before = answer -> {
                if (server.signatures.size() == 1) {
                    answer.fields.put("Accept-Signature", wanted);
                    answer.status(401);
                }
            };
            server.after = answer -> {
                if (!isSigned && server.signatures.size() == 1) {
                    answer.unsign();
                }
            };
        }

        @Test
        void signsAsTheServerWants() throws IOException {
            challenged(false);

            assertThat(client.send(get()).status()).isEqualTo(200);
            assertThat(server.signatures.get(1).label()).isEqualTo("theirs");
            assertThat(server.nonces()).hasSize(2).endsWith("of-the-server").doesNotHaveDuplicates();
        }

        /** Whoever kept the first one back could deliver it after what was put later. */
        @ParameterizedTest
        @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
        void doesNotRepeatAChangeForWhatNobodyProved(String method) {
            challenged(false);

            assertThat(refusal(ClientRequest.of(method, server.url("/item")))).isEqualTo(SignatureReason.UNSIGNED);
            assertThat(server.signatures).hasSize(1);
        }

        @Test
        void signsContentAgainWhereTheChallengeWasProved() throws IOException {
            challenged(true);

            assertThat(client.send(post()).status()).isEqualTo(200);
            assertThat(server.bodies).containsExactly("the question", "the question");
        }

        @Test
        void doesNotSendTwiceWhatMayHaveHappenedOnTheWordOfAnybody() {
            challenged(false);

            assertThat(refusal(post())).isEqualTo(SignatureReason.UNSIGNED);
            assertThat(server.signatures).hasSize(1);
        }

        @Test
        void answersOnce() throws IOException {
            challenged(true);
            var first = server.before;
            server.before = answer -> {
                first.accept(answer);
                answer.fields.put("Accept-Signature", "again=(\"@method\");created");
                answer.status(401);
            };

            assertThat(client.send(get()).status()).isEqualTo(401);
            assertThat(server.signatures).hasSize(2);
        }

        @Test
        void doesNotAnswerForAnotherKey() throws IOException {
            server.before = answer -> {
                answer.fields.put("Accept-Signature", "a=(\"@method\");created;keyid=\"another\"");
                answer.status(401);
            };

            assertThat(client.send(get()).status()).isEqualTo(401);
            assertThat(server.signatures).hasSize(1);
        }

        @Test
        void neverSignsLessThanItsPolicy() throws IOException {
            challenged(true);
            server.before = answer -> {
                if (server.signatures.size() == 1) {
                    answer.fields.put("Accept-Signature", "a=(\"@method\");created;nonce=\"n\"");
                    answer.status(401);
                }
            };

            client.send(post());

            assertThat(server.signatures.get(1).covered().keySet())
                    .contains(Component.AUTHORITY, Component.PATH, Component.field("content-digest"));
        }

        @Test
        void makesNewNonceForEachCall() throws IOException {
            ClientRequest same = post();
            client.send(same);
            client.send(same);

            assertThat(server.nonces()).hasSize(2).doesNotHaveDuplicates();
        }
    }
}

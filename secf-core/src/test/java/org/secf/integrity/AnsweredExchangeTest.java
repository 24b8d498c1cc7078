package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.client.BodyEncryption;
import org.secf.client.ClientDemand;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientRequest;
import org.secf.client.ExchangeProtection;
import org.secf.client.SignedRequest;
import org.secf.client.VerifiedResponse;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.http.MemoryRequest;
import org.secf.keys.Secret;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.payload.ContentKey;
import org.secf.payload.ContentKeys;
import org.secf.payload.OutgoingPayload;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadOutput;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.RecordLayout;
import org.secf.signature.Component;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignatureParameter;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureReason;
import org.secf.structured.BareItem;
import org.secf.structured.Parameters;
import org.secf.verdict.Verdict;

/** The two ends of {@code @SignResponse}, each as it is: what one sends the other believes (AUTH-002). */
class AnsweredExchangeTest {

    private static final Component OURS =
            Component.field("signature").member("sig1").ofRequest();

    private final SealingServer server = new SealingServer();
    private final ExchangeProtection client = server.client(ClientPolicy.usual());

    private static ClientRequest request(String method) {
        return ClientRequest.of(method, URI.create(Enabler.BASE + "/api/orders?id=7"));
    }

    private static ClientRequest post() {
        return request("POST").with("Content-Type", "text/plain").body("apples".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] pears() {
        return "three pears".getBytes(StandardCharsets.UTF_8);
    }

    private SignedRequest sent(ClientRequest request) {
        return value(client.sign(request));
    }

    private VerifiedResponse proved(SignedRequest sent, SealingServer.Sent answer) {
        return value(client.verify(sent, server.sealed(answer).received()));
    }

    @Nested
    class Believed {

        @Test
        void answersGet() {
            SignedRequest sent = sent(request("GET"));
            VerifiedResponse answer = proved(sent, server.answer(server.received(sent)));

            assertThat(answer.body()).isEqualTo(pears());
            assertThat(answer.field("content-type")).contains("text/plain");
            assertThat(answer.signature().label()).isEqualTo("answer");
            assertThat(answer.signature().covered()).containsKeys(OURS, Component.QUERY.ofRequest());
        }

        @Test
        void answersPost() {
            SignedRequest sent = sent(post());
            VerifiedResponse answer = proved(sent, server.answer(server.received(sent)));

            assertThat(answer.signature().label()).isEqualTo("answer");
            assertThat(answer.signature().covered())
                    .containsKeys(OURS, Component.field("content-digest").ofRequest());
        }

        @Test
        void answersHead() {
            SignedRequest sent = sent(request("HEAD"));
            VerifiedResponse answer = proved(sent, server.answer(server.received(sent)));

            assertThat(answer.body()).isEmpty();
            assertThat(answer.signature().label()).isEqualTo("head");
        }

        @Test
        void answersHeadOfWhatIsEncoded() {
            SignedRequest sent = sent(request("HEAD"));
            VerifiedResponse answer =
                    proved(sent, server.answer(server.received(sent)).with("Content-Encoding", "gzip"));

            assertThat(answer.signature().label()).isEqualTo("head-coded");
        }

        @ParameterizedTest
        @ValueSource(ints = {204, 304})
        void answersWithoutContent(int status) {
            SignedRequest sent = sent(request("GET"));
            VerifiedResponse answer = proved(sent, server.answer(server.received(sent), status, "", new byte[0]));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.signature().label()).isEqualTo("bare");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "text/plain"})
        void answersWithAnEmptyBody(String type) {
            SignedRequest sent = sent(post());
            VerifiedResponse answer = proved(sent, server.answer(server.received(sent), 200, type, new byte[0]));

            assertThat(answer.body()).isEmpty();
            assertThat(answer.signature().label()).isEqualTo(type.isEmpty() ? "bare" : "head");
        }

        @Test
        void answersInPart() {
            SignedRequest sent = sent(request("GET").with("Range", "bytes=0-10"));
            MemoryRequest received = server.received(sent);
            SealingServer.Sent part =
                    server.answer(received, 206, "text/plain", pears()).with("Content-Range", "bytes 0-10/99");
            VerifiedResponse answer = proved(sent, part);

            assertThat(answer.signature().label()).isEqualTo("part");
            SealingServer.Sent other =
                    server.sealed(part).without("Content-Range").with("Content-Range", "bytes 11-21/99");
            assertRefused(client.verify(sent, other.received()), SignatureReason.WRONG_SIGNATURE);
            SealingServer.Sent added = server.sealed(server.answer(received)).with("Content-Range", "bytes 11-21/99");
            assertRefused(client.verify(sent, added.received()), SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void answersInPartWhatIsEncoded() {
            SignedRequest sent = sent(request("GET").with("Range", "bytes=0-10"));
            SealingServer.Sent part = server.answer(server.received(sent), 206, "text/plain", pears())
                    .with("Content-Encoding", "gzip")
                    .with("Content-Range", "bytes 0-10/99");

            assertThat(proved(sent, part).signature().covered())
                    .containsKeys(Component.field("content-range"), Component.field("content-encoding"));
        }

        @Test
        void coversWhereARedirectLeads() {
            SignedRequest sent = sent(post());
            MemoryRequest received = server.received(sent);
            VerifiedResponse answer = proved(
                    sent,
                    server.answer(received, 303, "", new byte[0]).with("Location", Enabler.BASE + "/api/orders/8"));

            assertThat(answer.field("Location")).contains(Enabler.BASE + "/api/orders/8");
            assertThat(answer.signature().label()).isEqualTo("moved");
        }

        @Test
        void coversWhereSomethingWasMade() {
            SignedRequest sent = sent(post());
            VerifiedResponse answer =
                    proved(sent, server.answer(server.received(sent)).with("Location", "/enabler/api/orders/8"));

            assertThat(answer.field("Location")).contains("/enabler/api/orders/8");
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 404, 409, 500, 503})
        void answersWithErrors(int status) {
            SignedRequest sent = sent(post());
            VerifiedResponse answer = proved(sent, server.answer(server.received(sent), status, "text/plain", pears()));

            assertThat(answer.status()).isEqualTo(status);
        }

        @Test
        void answersEncoded() throws IOException {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(pears());
            }
            SignedRequest sent = sent(request("GET"));
            MemoryRequest received = server.received(sent);
            VerifiedResponse answer = proved(
                    sent,
                    server.answer(received, 200, "text/plain", zipped.toByteArray())
                            .with("Content-Encoding", "gzip"));

            assertThat(answer.body()).isEqualTo(zipped.toByteArray());
            assertThat(answer.signature().label()).isEqualTo("coded");
            assertThat(answer.field("content-encoding")).contains("gzip");
        }

        /** Our own choice then, which every client can prove that knows its own signature. */
        @Test
        void answersWhatNobodyWishedFor() {
            SignedRequest sent = sent(request("GET"));
            MemoryRequest received = server.received(sent).header("Accept-Signature", "sig1=(\"@status\")");

            VerifiedResponse answer = proved(sent, server.answer(received));

            assertThat(answer.signature().label()).isEqualTo("sig2");
            assertThat(answer.signature().covered()).containsKey(OURS);
        }

        @Test
        void answersAWishThatCannotBeRead() {
            SignedRequest sent = sent(request("GET"));
            MemoryRequest received = server.received(sent).header("Accept-Signature", "\"");

            assertThat(proved(sent, server.answer(received)).signature().label())
                    .isEqualTo("sig1");
        }

        /** Whose signature the client does not know. */
        @Test
        void answersBehindAProxyThatSignsToo() {
            SignedRequest sent = sent(request("GET"));
            MemoryRequest received = server.received(sent);
            MemoryRequest both =
                    received.header("Signature", received.headers("Signature").get(0) + ", proxy=:YQ==:");

            assertThat(proved(sent, server.answer(both)).signature().label()).isEqualTo("answer");
        }
    }

    @Nested
    class Encrypted {

        private final PayloadPolicy policy = PayloadPolicy.ofSharedSecrets(PayloadLimits.usual());
        private final PayloadProtection protection = new PayloadProtection(
                new PayloadProtection.Tools(Enabler.CRYPTO, new SecureRandom(), Optional.empty()),
                RecordLayout.usual());
        private final ContentKey key = new ContentKey(
                "shared",
                Secret.taking("a secret that both sides have, long enough".getBytes(StandardCharsets.US_ASCII)),
                Optional.of("peer"));
        private final ExchangeProtection encrypting = server.client(ClientPolicy.usual()
                .encrypting(new BodyEncryption(
                        protection,
                        () -> Verdict.accepted(PayloadRecipient.sharing(key)),
                        () -> PayloadKeys.none().withShared(ContentKeys.of(key)),
                        policy)));

        private byte[] encrypted(byte[] content) throws IOException {
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            OutgoingPayload outgoing = value(protection.protect(
                    PayloadRecipient.sharing(key), PayloadHeaders.of("text/plain"), policy.limits(), wire));
            try (PayloadOutput output = outgoing.output()) {
                output.write(content);
                output.finish();
            }
            return wire.toByteArray();
        }

        @Test
        void isDecryptedOnceItIsProved() throws IOException {
            SignedRequest sent = value(encrypting.sign(post()));
            SealingServer.Sent answer =
                    server.sealed(server.answer(server.received(sent), 200, "text/plain", encrypted(pears()))
                            .with("Content-Encoding", "aes128gcm"));

            VerifiedResponse proved = value(encrypting.verify(sent, answer.received()));

            assertThat(proved.body()).isEqualTo(pears());
            assertThat(proved.signature().label()).isEqualTo("coded");
        }
    }

    @Nested
    class Wished {

        /** Who wishes for little gets what we sign anyway. */
        @Test
        void isNoThinnerThanUsual() {
            SignedRequest sent = sent(request("GET"));
            MemoryRequest thin = server.received(sent).header("Accept-Signature", "mine=(\"@status\");nonce=\"n1\"");

            VerifiedResponse answer = proved(sent, server.answer(thin));

            assertThat(answer.signature().label()).isEqualTo("sig1");
            assertThat(answer.signature().covered()).containsKey(Component.field("content-digest"));
        }

        /** All that we sign but the signature of the request, so that it would do for the same request sent again. */
        @Test
        void isBoundToOneSignatureOfTheRequest() {
            SignedRequest sent = sent(request("GET"));
            MemoryRequest received = server.received(sent);
            List<RequestedSignature> unbound =
                    value(RequestedSignature.parse(received.headers("Accept-Signature"))).stream()
                            .map(wish -> new RequestedSignature(
                                    wish.label(),
                                    wish.components().stream()
                                            .filter(component -> !component.equals(OURS))
                                            .toList(),
                                    wish.parameters()))
                            .toList();
            MemoryRequest thin = received.header("Accept-Signature", RequestedSignature.text(unbound));

            VerifiedResponse answer = proved(sent, server.answer(thin));

            assertThat(answer.signature().label()).isEqualTo("sig1");
            assertThat(answer.signature().covered()).containsKey(OURS);
        }

        /** A wish for all that we sign, and for these fields of the request. */
        private MemoryRequest wishing(MemoryRequest received, String... fields) {
            List<RequestedSignature> more =
                    value(RequestedSignature.parse(received.headers("Accept-Signature"))).stream()
                            .filter(wish -> wish.label().equals("answer"))
                            .map(wish -> new RequestedSignature(
                                    "more",
                                    Stream.concat(
                                                    wish.components().stream(),
                                                    Stream.of(fields)
                                                            .map(Component::parse)
                                                            .map(Component::ofRequest))
                                            .toList(),
                                    wish.parameters()))
                            .toList();
            return received.header("Accept-Signature", RequestedSignature.text(more));
        }

        private String label(MemoryRequest received, Facts known) {
            SealingServer.Sent sealed = server.sealed(server.answer(received).knowing(known));
            String input = sealed.headers("Signature-Input").get(0);
            return input.substring(0, input.indexOf('='));
        }

        /** By guessing, whoever wishes could find out what stands there. */
        @Test
        void isNotFollowedForWhatAGatewayWrote() {
            MemoryRequest received = server.received(sent(request("GET"))).header("X-Internal-User", "7");
            Facts handedOn = Facts.of(new Integrity(
                    "http-signature/proxy",
                    Set.of("x-internal-user"),
                    false,
                    new Integrity.Signer(Optional.empty(), Optional.empty(), Optional.of("edge")),
                    Optional.empty()));

            assertThat(label(wishing(received), Facts.NONE)).isEqualTo("more");
            for (String field : List.of("x-internal-user", "x-internal-user;bs")) {
                assertThat(label(wishing(received, field), Facts.NONE)).isEqualTo("sig1");
                assertThat(label(wishing(received, field), handedOn))
                        .as("which a proxy signed")
                        .isEqualTo("sig1");
            }
        }

        @Test
        void isFollowedForWhatTheClientSigned() {
            ClientRequest tenant = request("GET").with("x-tenant", "7").with("x-parts", "a=1, b=2");
            ClientDemand covering = new ClientDemand(
                    true,
                    true,
                    false,
                    Set.of(Component.field("x-tenant"), Component.parse("x-parts;key=\"a\"")),
                    Set.of());
            MemoryRequest arrived = SealingServer.arrived(value(client.protect(tenant, covering)), new byte[0]);
            Facts known = server.enabler.facts(arrived);

            assertThat(label(wishing(arrived, "x-tenant", "x-parts;key=\"a\""), known))
                    .isEqualTo("more");
            assertThat(label(wishing(arrived, "x-parts;key=\"b\""), known)).isEqualTo("sig1");
        }

        /** They were held against nothing. */
        @Test
        void isNotFollowedForTrailersOfTheRequest() {
            FieldsOfRequest known = new FieldsOfRequest(Set.of("content-digest", "content-digest;tr"));

            assertThat(known.areAllOf(wishing("content-digest"))).isTrue();
            assertThat(known.areAllOf(wishing("content-digest;tr"))).isFalse();
        }

        private RequestedSignature wishing(String field) {
            return new RequestedSignature("more", List.of(Component.parse(field).ofRequest()), Parameters.NONE);
        }

        /** By which the client is known. */
        @Test
        void isFollowedForCredentials() {
            MemoryRequest received = server.received(sent(request("GET").with("Cookie", "session=7")));

            assertThat(label(wishing(received, "cookie"), Facts.NONE)).isEqualTo("more");
        }

        @Test
        void hasTheNonceOfTheWish() {
            SignedRequest sent = sent(request("GET"));
            MemoryRequest received = server.received(sent);
            List<RequestedSignature> nonced =
                    value(RequestedSignature.parse(received.headers("Accept-Signature"))).stream()
                            .map(wish ->
                                    new RequestedSignature(wish.label(), wish.components(), nonce(wish.parameters())))
                            .toList();

            VerifiedResponse answer =
                    proved(sent, server.answer(received.header("Accept-Signature", RequestedSignature.text(nonced))));

            assertThat(answer.signature().input().nonce()).contains("n1");
        }

        private Parameters nonce(Parameters parameters) {
            return parameters.with(SignatureParameter.NONCE.key(), new BareItem.Text("n1"));
        }

        @Test
        void isFollowedForTheTagOfTheDefinition() {
            ExchangeProtection tagged = server.client(
                    ClientPolicy.usual().believing(SignaturePolicy.ofResponses().withTag("orders")));
            SignedRequest sent = value(tagged.sign(request("GET")));
            SealingServer.Sent answer = server.sealed(server.answer(server.received(sent)), "tag=orders");

            assertThat(value(tagged.verify(sent, answer.received())).signature().label())
                    .isEqualTo("answer");
        }

        @Test
        void isFollowedByTheLabelOfTheClient() {
            ExchangeProtection labelled = server.client(
                    ClientPolicy.usual().believing(SignaturePolicy.ofResponses().withLabel("mine")));
            SignedRequest sent = value(labelled.sign(request("GET")));
            SealingServer.Sent answer = server.sealed(server.answer(server.received(sent)));

            value(labelled.verify(sent, answer.received()));
        }

        @Test
        void variesByTheWishAndByTheRequestsSignature() {
            SignedRequest sent = sent(request("GET"));

            assertThat(server.sealed(server.answer(server.received(sent))).headers("Vary"))
                    .containsExactly("Accept-Signature, Signature, Accept-Encoding");
        }
    }

    /** RFC 9421 §2.4: the answer covers the digest of the request, and so proves that its content was seen. */
    @Nested
    class ContentOfTheRequest {

        private final ClientDemand provingOnly = new ClientDemand(false, true, false, Set.of(), Set.of());
        private final SignedRequest sent = value(client.protect(post(), provingOnly));

        private static byte[] apples() {
            return "apples".getBytes(StandardCharsets.UTF_8);
        }

        @Test
        void isProvedOfWhatNobodySigned() {
            MemoryRequest received = SealingServer.arrived(sent, apples());

            value(server.inspect(received, Facts.NONE));
            assertThat(proved(sent, server.answer(received)).signature().covered())
                    .containsKey(Component.field("content-digest").ofRequest());
        }

        @Test
        void isRefusedWhereItIsAnother() {
            assertRefused(
                    server.inspect(SealingServer.arrived(sent, "bombs".getBytes(StandardCharsets.UTF_8)), Facts.NONE),
                    ContentDigestReason.WRONG_DIGEST);
            assertRefused(
                    server.inspect(SealingServer.arrived(sent, new byte[0]), Facts.NONE),
                    ContentDigestReason.WRONG_DIGEST);
        }

        /** A signature for somebody else proves nothing here. */
        @Test
        void isRefusedWhereItIsAnotherAlsoOfWhatIsSignedForOthers() {
            SignedRequest forOthers = sent(post());
            MemoryRequest received = SealingServer.arrived(forOthers, "bombs".getBytes(StandardCharsets.UTF_8));
            Facts known = Facts.of(new Integrity(
                    "other",
                    Set.of("@method", "content-digest"),
                    false,
                    new Integrity.Signer(Optional.empty(), Optional.empty(), Optional.empty()),
                    Optional.empty()));

            assertRefused(server.inspect(received, known), ContentDigestReason.WRONG_DIGEST);
        }

        @Test
        void isRefusedWhereItsDigestCannotBeRead() {
            MemoryRequest received = SealingServer.arrived(sent, apples());

            assertRefused(
                    server.inspect(received.header("Content-Digest", "sha-256=:YQ==:"), Facts.NONE),
                    ContentDigestReason.MALFORMED_DIGEST);
            assertRefused(
                    server.inspect(received.header("Content-Digest", "md5=:YQ==:"), Facts.NONE),
                    ContentDigestReason.NO_ACCEPTED_DIGEST);
        }

        @Test
        void isDigestedOnce() {
            SignedRequest signed = sent(post());
            Facts known = server.enabler.facts(SealingServer.arrived(signed, apples()));

            value(server.inspect(SealingServer.arrived(signed, new byte[0]), known));
        }

        @Test
        void needsNoDigest() {
            value(server.inspect(MemoryRequest.post("/api/orders", "apples"), Facts.NONE));
        }
    }

    @Nested
    class Refused {

        private final SignedRequest sent = sent(post());
        private final SealingServer.Sent answer = server.sealed(server.answer(server.received(sent)));

        @Test
        void refusesAnotherBody() {
            assertRefused(
                    client.verify(sent, answer.received("no pears".getBytes(StandardCharsets.UTF_8))),
                    ContentDigestReason.WRONG_DIGEST);
        }

        @Test
        void refusesNoBody() {
            assertRefused(client.verify(sent, answer.received(new byte[0])), ContentDigestReason.WRONG_DIGEST);
        }

        @Test
        void refusesABodyWhereThereWasNone() {
            SealingServer.Sent empty =
                    server.sealed(server.answer((MemoryRequest) answer.request(), 200, "", new byte[0]));

            assertRefused(client.verify(sent, empty.received(pears())), SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void refusesTheAnswerToTheSameRequestSentBefore() {
            SignedRequest again = sent(post());

            assertRefused(client.verify(again, answer.received()), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void refusesAnotherStatus() {
            SealingServer.Sent other =
                    new SealingServer.Sent(answer.request(), 201, answer.fields(), answer.whole(), answer.hasContent());

            assertRefused(client.verify(sent, other.received()), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void refusesAnotherType() {
            SealingServer.Sent other = answer.without("Content-Type").with("Content-Type", "text/html");

            assertRefused(client.verify(sent, other.received()), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void refusesACodingThatWasAdded() {
            assertRefused(
                    client.verify(sent, answer.with("Content-Encoding", "gzip").received()),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }
    }
}

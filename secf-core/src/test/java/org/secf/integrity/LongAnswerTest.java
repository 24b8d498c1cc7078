package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientRequest;
import org.secf.client.ExchangeProtection;
import org.secf.client.ReceivedResponse;
import org.secf.client.SignedRequest;
import org.secf.client.StreamedResponse;
import org.secf.client.VerifiedResponse;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.CodedBody;
import org.secf.mechanism.CodedOutput;
import org.secf.mechanism.ResponseSeal;
import org.secf.mechanism.ResponseSealer;
import org.secf.signature.Component;
import org.secf.signature.Fields;
import org.secf.signature.RefusedChunksException;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureReason;
import org.secf.signature.SignedChunks;
import org.secf.signature.SignedChunksReason;
import org.secf.structured.BareItem;
import org.secf.structured.Item;
import org.secf.verdict.Verdict;

/** Responses that nobody holds back until they are whole: signed by the real sealer, proved by the real client. */
class LongAnswerTest {

    private static final Component STREAM = Component.field("signed-chunks");

    private final SealingServer server = new SealingServer();
    private final ExchangeProtection client = server.client(ClientPolicy.usual());
    private final ResponseSealer sealer = server.sealer();
    private final byte[] content = content();

    private final SignedRequest sent = value(client.sign(request("GET")));
    private final MemoryRequest received = server.received(sent);
    private final SealingServer.Sent head = server.answer(received, 200, "text/plain", new byte[0]);

    private static byte[] content() {
        byte[] octets = new byte[200_000];
        Arrays.fill(octets, (byte) 'x');
        return octets;
    }

    private static ClientRequest request(String method) {
        return ClientRequest.of(method, URI.create(Enabler.BASE + "/api/orders?id=7"));
    }

    /** As it is sent in records. */
    private SealingServer.Sent chunked(SealingServer.Sent answer) {
        CodedBody coded = sealer.code(answer).orElseThrow();
        SealingServer.Sent all = answer.without("Content-Encoding").with("Content-Encoding", coded.contentEncoding());
        for (Reply.Header field : coded.fields()) {
            all = all.with(field.name(), field.value());
        }
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        try {
            CodedOutput out = coded.opening().onto(wire);
            out.octets().write(content);
            out.end().finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SealingServer.Sent(
                answer.request(), all.status(), all.fields(), org.secf.http.Body.of(wire.toByteArray()), true);
    }

    @Nested
    class Chunked {

        private final SealingServer.Sent answer = chunked(head);

        @Test
        void isProvedAndHandedOutWithoutItsRecords() {
            VerifiedResponse proved = value(client.verify(sent, answer.received()));

            assertThat(proved.body()).isEqualTo(content);
            assertThat(proved.content().contentEncoding()).isEmpty();
            assertThat(proved.signature().label()).isEqualTo("chunks");
            assertThat(proved.signature().covered())
                    .containsKeys(STREAM, Component.field("content-encoding"), Component.field("content-type"));
            assertThat(answer.headers("Vary")).containsExactly("Accept-Signature, Signature, Accept-Encoding");
        }

        @Test
        void keepsWhatWasEncodedBefore() {
            SealingServer.Sent zipped = chunked(head.with("Content-Encoding", "gzip"));

            assertThat(value(client.verify(sent, zipped.received())).content().contentEncoding())
                    .containsExactly("gzip");
        }

        private Verdict<StreamedResponse> opened(byte[] wire) {
            try {
                return client.open(sent, 200, Fields.of(answer.fields()), new ByteArrayInputStream(wire));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Test
        void isReadAsItComes() throws IOException {
            StreamedResponse response = value(opened(answer.octets()));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.field("Content-Type")).contains("text/plain");
            assertThat(response.content().contentEncoding()).isEmpty();
            assertThat(response.signature().label()).isEqualTo("chunks");
            assertThat(response.body().readAllBytes()).isEqualTo(content);
        }

        @Test
        void isReadUntilItsFault() throws IOException {
            byte[] wire = answer.octets();
            wire[150_000] ^= 1;
            StreamedResponse response = value(opened(wire));

            assertThat(response.body().readNBytes(2 * SignedChunks.LONGEST))
                    .isEqualTo(Arrays.copyOf(content, 2 * SignedChunks.LONGEST));
            assertThatThrownBy(() -> response.body().read()).isInstanceOf(RefusedChunksException.class);
        }

        @Test
        void isNotReadAsItComesInAnotherForm() throws IOException {
            SealingServer.Sent whole = server.sealed(server.answer(received));

            assertRefused(
                    client.open(sent, 200, Fields.of(whole.fields()), InputStream.nullInputStream()),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void isNotForWhoDoesNotAsk() {
            MemoryRequest other = received.header("Accept-Encoding", "gzip, *");

            assertThat(sealer.code(server.answer(other, 200, "text/plain", new byte[0])))
                    .isEmpty();
            assertThat(sealer.code(server.answer(received.method("HEAD"), 200, "text/plain", new byte[0])))
                    .isEmpty();
            assertThat(server.sealer("signed-chunks=false").code(head)).isEmpty();
            assertThat(sealer.code(head.with("Content-Digest", "sha-256=:YQ==:")))
                    .isEmpty();
        }

        @Test
        void isNotAskedForByWhoWantsACertainLabel() {
            ExchangeProtection labelled = server.client(
                    ClientPolicy.usual().believing(SignaturePolicy.ofResponses().withLabel("mine")));

            assertThat(value(labelled.sign(request("GET"))).request().fields()).doesNotContainKey("Accept-Encoding");
        }

        @Test
        void refusesTheEndCutOff() {
            byte[] wire = answer.octets();

            assertRefused(
                    client.verify(sent, answer.received(Arrays.copyOf(wire, wire.length - 1))),
                    SignedChunksReason.STREAM_TRUNCATED);
        }

        /** Whose header alone would look like that of an answer without content. */
        @Test
        void refusesNoBodyAtAll() {
            assertRefused(client.verify(sent, answer.received(new byte[0])), SignedChunksReason.STREAM_TRUNCATED);
        }

        @Test
        void refusesTheRecordsOfAnotherAnswer() {
            assertRefused(
                    client.verify(sent, answer.received(chunked(head).octets())), SignedChunksReason.WRONG_RECORD);
        }

        @Test
        void refusesTheNameOfAnotherStream() {
            SealingServer.Sent other = chunked(head);
            SealingServer.Sent mixed = new SealingServer.Sent(
                    received,
                    200,
                    answer.without(SignedChunks.FIELD)
                            .with(
                                    SignedChunks.FIELD,
                                    other.headers(SignedChunks.FIELD).get(0))
                            .fields(),
                    other.whole(),
                    true);

            assertRefused(client.verify(sent, mixed.received()), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void refusesTheAnswerToAnotherRequest() {
            SignedRequest again = value(client.sign(request("GET")));

            assertRefused(client.verify(again, answer.received()), SignatureReason.WRONG_SIGNATURE);
        }

        /** Records as plain content, or content as records. */
        @Test
        void refusesTheCodingTakenOffOrPutOn() {
            assertRefused(
                    client.verify(sent, answer.without("Content-Encoding").received()),
                    SignatureReason.COMPONENT_NOT_COVERED);
            SealingServer.Sent whole = server.sealed(server.answer(received));
            assertRefused(
                    client.verify(
                            sent,
                            whole.with("Content-Encoding", SignedChunks.CODING).received()),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }

        /** As one who answers another client than it asked for. */
        @Test
        void refusesASignatureThatNamesNoStream() {
            String name = Item.of(new BareItem.Octets(new byte[32])).text();
            SealingServer.Sent whole =
                    server.sealed(server.answer(received).with("Content-Encoding", SignedChunks.CODING));

            assertRefused(
                    client.verify(sent, whole.with(SignedChunks.FIELD, name).received()),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }
    }

    @Nested
    class Followed {

        private final ResponseSeal seal = sealer.follow(head).orElseThrow();

        private Fields trailers(byte[] body) {
            seal.update(body, 0, body.length);
            Map<String, List<String>> all = new HashMap<>();
            seal.finish().forEach(field -> all.put(field.name(), List.of(field.value())));
            return Fields.of(all);
        }

        private ReceivedResponse answer(byte[] body, Fields trailers) {
            return new ReceivedResponse(200, Fields.of(head.fields()), body, trailers);
        }

        @Test
        void isProvedByItsTrailers() {
            VerifiedResponse proved = value(client.verify(sent, answer(content, trailers(content))));

            assertThat(proved.body()).isEqualTo(content);
            assertThat(proved.signature().covered())
                    .containsKeys(
                            Component.field("content-digest").trailer(),
                            Component.field("signature").member("sig1").ofRequest());
        }

        @Test
        void saysSoBefore() {
            assertThat(seal.coversBody()).isTrue();
            assertThat(seal.head())
                    .containsExactly(
                            new Reply.Header("Trailer", "Content-Digest, Signature-Input, Signature"),
                            new Reply.Header("Vary", "Accept-Signature, Signature, Accept-Encoding"));
        }

        @Test
        void refusesAnotherBody() {
            Fields trailers = trailers(content);

            assertRefused(
                    client.verify(sent, answer(Arrays.copyOf(content, 100), trailers)),
                    ContentDigestReason.WRONG_DIGEST);
            assertRefused(client.verify(sent, answer(new byte[0], trailers)), ContentDigestReason.WRONG_DIGEST);
        }

        @Test
        void refusesNoTrailers() {
            assertRefused(client.verify(sent, answer(content, Fields.NONE)), SignatureReason.UNSIGNED);
        }

        @Test
        void refusesTheAnswerToAnotherRequest() {
            SignedRequest again = value(client.sign(request("GET")));

            assertRefused(client.verify(again, answer(content, trailers(content))), SignatureReason.WRONG_SIGNATURE);
        }

        /** That of an answer without content, moved behind some. */
        @Test
        void refusesASignatureThatCoversNoDigest() {
            SealingServer.Sent empty = server.sealed(head);

            assertRefused(
                    client.verify(sent, answer(content, Fields.of(empty.fields()))),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }

        /** The digest is covered as a trailer: moved to the header it is another component. */
        @Test
        void refusesTrailersMovedToTheHeader() {
            Fields trailers = trailers(content);
            Fields moved = name -> name.equals("content-type") ? List.of("text/plain") : trailers.lines(name);

            assertRefused(
                    client.verify(sent, new ReceivedResponse(200, moved, content)),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void isNotForWhatHasADigestAlready() {
            assertThat(sealer.follow(head.with("Content-Digest", "sha-256=:YQ==:")))
                    .isEmpty();
            assertThat(sealer.follow(server.answer(received.method("HEAD"), 200, "text/plain", new byte[0])))
                    .isEmpty();
            assertThat(sealer.follow(server.answer(received.target("/other"), 200, "text/plain", new byte[0])))
                    .isEmpty();
        }
    }
}

package org.secf.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.ContentDigester;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.crypto.Crypto;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.mechanism.CodedBody;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSeal;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.mechanism.StreamedResponses;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.signature.Fields;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignedChunks;
import org.secf.signature.SigningKey;
import org.secf.signature.TargetUri;
import org.secf.verdict.Verdict;

/**
 * Signs responses, each bound to its request. The content's digest is made here, of what is sent. A body that is too long to be held back is signed in chunks
 * for clients who read them; for others the digest and the signature follow it, where the connection has trailers.
 */
final class SignatureSealer implements ResponseSealer {

    private final String id;
    private final PublicUrl base;
    private final ResponseSigningKeys keys;
    private final ResponseSigner signer;
    private final Crypto crypto;

    private SignatureSealer(String id, Settings settings, ResponseSigningKeys keys, MechanismContext context) {
        this.id = id;
        this.base = settings.get(ResponseSignatureKeys.BASE_URL);
        this.keys = keys;
        this.signer = new ResponseSigner(settings, context.clock(), context.random());
        this.crypto = context.crypto();
    }

    /** Reads the settings; whatever is wrong stops the deployment. */
    static SignatureSealer of(String id, Settings settings, MechanismContext context) {
        requireStreamable(id, settings, context);
        ResponseSigningKeys keys = new ResponseSigningKeys(
                context.keys().set("secf.response-signature.key-set", settings.get(ResponseSignatureKeys.KEY_SET)),
                settings.find(ResponseSignatureKeys.ALGORITHM),
                context.crypto(),
                context.clock());
        return new SignatureSealer(id, settings, keys, context);
    }

    /** Trailers alone would let a request fail because of how its client is connected. */
    private static void requireStreamable(String id, Settings settings, MechanismContext context) {
        List<String> places = context.parts()
                .find(StreamedResponses.class)
                .map(all -> all.of(id))
                .orElse(List.of());
        if (!places.isEmpty() && !settings.get(ResponseSignatureKeys.SIGNED_CHUNKS)) {
            throw new ConfigurationException(
                    "secf.%s.signed-chunks is false, but responses are streamed by %s: expected true, since not every connection has trailers. Set it, or leave out streamed = true"
                            .formatted(id, places));
        }
    }

    @Override
    public String name() {
        return id;
    }

    @Override
    public int order() {
        return SignatureGuard.ORDER;
    }

    @Override
    public Verdict<SealedMessage> seal(ResponseMessage response, Bodies bodies) {
        return keys.current()
                .then(key -> request(response)
                        .then(request -> digest(response).then(digest -> signed(key, response, request, digest))));
    }

    @Override
    public Optional<CodedBody> code(ResponseMessage head) {
        boolean isRead =
                signer.isChunked() && SignedChunks.isAccepted(head.request().headers("Accept-Encoding"));
        return isRead
                ? going(head)
                        .then(response -> response.chunked(signer.stream()))
                        .fold(Optional::of, none -> Optional.empty())
                : Optional.empty();
    }

    @Override
    public Optional<ResponseSeal> follow(ResponseMessage head) {
        return going(head).map(response -> response.followed(crypto)).fold(Optional::of, none -> Optional.empty());
    }

    /** A digest of the application's own would be that of another content, or come too early. */
    private Verdict<LongResponse> going(ResponseMessage head) {
        return head.hasContent() && head.headers(ContentDigest.FIELD).isEmpty()
                ? keys.current().then(key -> request(head).map(request -> new LongResponse(signer, key, head, request)))
                : Verdict.rejected(ResponseReason.RESPONSE_TOO_LONG, "content without a digest", "another response");
    }

    private Verdict<RequestMessage> request(ResponseMessage response) {
        return TargetUri.of(response.request(), base).map(target -> RequestMessage.of(response.request(), target));
    }

    /** The application's own stays where there is one; a wrong one is the client's to find. */
    private Verdict<List<Reply.Header>> digest(ResponseMessage response) {
        if (!hasContent(response) || !response.headers(ContentDigest.FIELD).isEmpty()) {
            return Verdict.accepted(List.of());
        }
        ContentDigester digester = new ContentDigester(Set.of(DigestAlgorithm.SHA_256), crypto);
        Body body = response.body();
        try (InputStream in = body.open()) {
            in.transferTo(digester.passing(OutputStream.nullOutputStream()));
            return Verdict.accepted(List.of(
                    new Reply.Header(ContentDigest.FIELD, digester.digest().text())));
        } catch (IOException e) {
            return Verdict.rejected(ResponseReason.SEALER_FAILED, "the body that is sent", e.toString());
        }
    }

    private Verdict<SealedMessage> signed(
            SigningKey key, ResponseMessage response, RequestMessage request, List<Reply.Header> digest) {
        Fields fields = name -> name.equalsIgnoreCase(ContentDigest.FIELD) && !digest.isEmpty()
                ? digest.stream().map(Reply.Header::value).toList()
                : response.headers(name);
        return signer.sign(
                        key,
                        new org.secf.signature.ResponseMessage(
                                response.status(), fields, hasContent(response), request),
                        FieldsOfRequest.of(response.facts()))
                .map(signature -> {
                    List<Reply.Header> all = new ArrayList<>(digest);
                    all.addAll(ResponseSigner.fields(signature));
                    all.add(signer.vary());
                    return SealedMessage.with(all);
                });
    }

    /** No octets are no content: their digest says nothing, and clients see no difference. */
    private static boolean hasContent(ResponseMessage response) {
        return response.hasContent() && response.body().length() > 0;
    }
}

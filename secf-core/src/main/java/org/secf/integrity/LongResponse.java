package org.secf.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.ContentDigester;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.crypto.Crypto;
import org.secf.http.Reply;
import org.secf.mechanism.CodedBody;
import org.secf.mechanism.CodedOutput;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseSeal;
import org.secf.signature.Component;
import org.secf.signature.Fields;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignedChunks;
import org.secf.signature.SignedChunksOutput;
import org.secf.signature.SigningKey;
import org.secf.verdict.Verdict;

/** A response that is signed while it is sent: record by record, or by a signature that follows it. */
record LongResponse(ResponseSigner signer, SigningKey key, ResponseMessage head, RequestMessage request) {

    private static final Set<Component> CHUNKED = Set.copyOf(SignedChunks.components());
    private static final Set<Component> FOLLOWED =
            Set.of(Component.field("content-digest").trailer());

    /** In records; the signature of the header covers no digest but what binds the records to it. */
    Verdict<CodedBody> chunked(SignedChunks stream) {
        String codings = SignedChunks.after(head.headers("Content-Encoding"));
        Fields fields = name -> switch (name) {
            case "content-encoding" -> List.of(codings);
            case "signed-chunks" -> List.of(stream.text());
            default -> head.headers(name);
        };
        return signer.sign(key, message(fields, Fields.NONE), known(), CHUNKED).map(signature -> {
            List<Reply.Header> all = new ArrayList<>(ResponseSigner.fields(signature));
            all.add(new Reply.Header(SignedChunks.FIELD, stream.text()));
            all.add(signer.vary());
            return new CodedBody(codings, all, below -> {
                SignedChunksOutput records = stream.onto(below, key);
                return new CodedOutput(records, records::finish);
            });
        });
    }

    /** By trailers: the digest, and the signature that covers it as such (RFC 9421 §2.1). */
    ResponseSeal followed(Crypto crypto) {
        return new Followed(this, new ContentDigester(Set.of(DigestAlgorithm.SHA_256), crypto));
    }

    private record Followed(LongResponse response, ContentDigester digester) implements ResponseSeal {

        @Override
        public boolean coversBody() {
            return true;
        }

        @Override
        public List<Reply.Header> head() {
            return List.of(
                    new Reply.Header("Trailer", ContentDigest.FIELD + ", Signature-Input, Signature"),
                    response.signer.vary());
        }

        @Override
        public void update(byte[] octets, int offset, int length) {
            digester.update(octets, offset, length);
        }

        /** Without a signature where the key fails now: no client takes that for signed. */
        @Override
        public List<Reply.Header> finish() {
            String digest = digester.digest().text();
            Fields trailers = Fields.of(Map.of(ContentDigest.FIELD, List.of(digest)));
            return response.signer
                    .sign(response.key, response.message(response.head::headers, trailers), response.known(), FOLLOWED)
                    .fold(signature -> fields(digest, signature), failed -> List.of());
        }

        private static List<Reply.Header> fields(String digest, SignatureFields signature) {
            List<Reply.Header> all = new ArrayList<>();
            all.add(new Reply.Header(ContentDigest.FIELD, digest));
            all.addAll(ResponseSigner.fields(signature));
            return all;
        }
    }

    private FieldsOfRequest known() {
        return FieldsOfRequest.of(head.facts());
    }

    private org.secf.signature.ResponseMessage message(Fields fields, Fields trailers) {
        return new org.secf.signature.ResponseMessage(
                head.status(), fields, trailers, true, java.util.Optional.of(request));
    }
}

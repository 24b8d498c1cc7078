package org.secf.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.settings.Settings;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.Fields;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignatureFields;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.verdict.Verdict;

/**
 * Signs responses, each bound to its request. The content's digest is made here, of what is sent. A body that is too long to be held back is not signed, so
 * that it becomes an error: its digest would have to follow it.
 */
final class SignatureSealer implements ResponseSealer {

    private final String id;
    private final PublicUrl base;
    private final ResponseSigningKeys keys;
    private final SigningPolicy policy;
    private final Crypto crypto;
    private final Clock clock;
    private final SecureRandom random;

    private SignatureSealer(String id, Settings settings, ResponseSigningKeys keys, MechanismContext context) {
        this.id = id;
        this.base = settings.get(ResponseSignatureKeys.BASE_URL);
        this.keys = keys;
        this.policy = policy(settings);
        this.crypto = context.crypto();
        this.clock = context.clock();
        this.random = context.random();
    }

    /** Reads the settings; whatever is wrong stops the deployment. */
    static SignatureSealer of(String id, Settings settings, MechanismContext context) {
        ResponseSigningKeys keys = new ResponseSigningKeys(
                context.keys().set("secf.response-signature.key-set", settings.get(ResponseSignatureKeys.KEY_SET)),
                settings.find(ResponseSignatureKeys.ALGORITHM),
                context.crypto(),
                context.clock());
        return new SignatureSealer(id, settings, keys, context);
    }

    private static SigningPolicy policy(Settings settings) {
        return new SigningPolicy(
                coverage(),
                "sig1",
                settings.find(ResponseSignatureKeys.TAG),
                Optional.of(settings.get(ResponseSignatureKeys.EXPIRES)),
                false,
                false);
    }

    /** RFC 9421 §2.4. What the request lacks cannot be bound; a response without a type has none to be covered. */
    private static Coverage coverage() {
        Set<Component> always = new LinkedHashSet<>(Coverage.OF_RESPONSES.always());
        always.add(Component.QUERY.ofRequest());
        Set<Component> present = new LinkedHashSet<>(Coverage.OF_RESPONSES.whenPresent());
        present.add(Component.field("content-type"));
        present.add(Component.field("content-digest").ofRequest());
        present.add(Component.field("signature").ofRequest());
        return new Coverage(always, Set.of(Component.field("content-digest")), present);
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
                .then(key -> TargetUri.of(response.request(), base)
                        .map(target -> RequestMessage.of(response.request(), target))
                        .then(request -> digest(response).then(digest -> signed(key, response, request, digest))));
    }

    /** The application's own stays where there is one; a wrong one is the client's to find. */
    private Verdict<List<Reply.Header>> digest(ResponseMessage response) {
        if (!response.hasContent() || !response.headers(ContentDigest.FIELD).isEmpty()) {
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
        MessageSigner signer = new MessageSigner(key, policy, clock, random);
        return sign(
                        signer,
                        new org.secf.signature.ResponseMessage(
                                response.status(), fields, response.hasContent(), request))
                .map(signature -> {
                    List<Reply.Header> all = new ArrayList<>(digest);
                    all.add(new Reply.Header("Signature-Input", signature.signatureInput()));
                    all.add(new Reply.Header("Signature", signature.signature()));
                    return SealedMessage.with(all);
                });
    }

    /** As the client wishes, where it wishes for no less than we sign anyway. */
    private static Verdict<SignatureFields> sign(MessageSigner signer, org.secf.signature.ResponseMessage message) {
        List<String> wishes = message.request()
                .map(request -> request.fields().lines("accept-signature"))
                .orElse(List.of());
        Verdict<SignatureFields> wished =
                RequestedSignature.parse(wishes).then(requested -> signer.answer(requested, message));
        return wished.rejection().isEmpty() ? wished : signer.sign(message);
    }
}

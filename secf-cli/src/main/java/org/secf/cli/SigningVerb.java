package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.crypto.Crypto;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.Message;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestedSignature;
import org.secf.signature.ResponseMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignatureParameter;
import org.secf.signature.SigningPolicy;
import org.secf.structured.BareItem;
import org.secf.structured.Parameters;
import org.secf.verdict.Verdict;

/** {@code secf httpsig sign}. */
final class SigningVerb {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final String RANDOM = "-";
    private static final List<TokenOption> OPTIONS = List.of(
            TokenOption.OWN_KEY,
            TokenOption.SECRET,
            TokenOption.KEYID,
            TokenOption.SIGNING_ALGORITHM,
            TokenOption.COMPONENTS,
            TokenOption.CONTENT_DIGEST,
            TokenOption.NEW_LABEL,
            TokenOption.NEW_TAG,
            TokenOption.NONCE,
            TokenOption.CREATED,
            TokenOption.EXPIRES,
            TokenOption.REQUEST,
            TokenOption.SCHEME);

    private SigningVerb() {}

    static TokenVerb verb() {
        return new TokenVerb(
                        "sign",
                        "Signs an HTTP message (RFC 9421), and prints it with its signature.",
                        "What was in the file stays as it is, octet by octet. In a batch the added fields are told instead.",
                        OPTIONS,
                        TokenOption.MESSAGE,
                        SigningVerb::sign)
                .showing(
                        "httpsig sign --key private.jwk --content-digest --nonce - request.http > signed.http",
                        "httpsig sign --key private.pem --keyid partner-1 --components \"@method @path\" request.http",
                        "httpsig sign --secret shared.b64 --keyid partner-1 --content-digest --expires 5m request.http");
    }

    private static Answer sign(TokenGiven given, Outside outside) throws UnusableException {
        MessageFile file = SignatureVerbs.file(given, outside);
        Map<String, String> added = new LinkedHashMap<>();
        if (given.has(TokenOption.CONTENT_DIGEST)) {
            added.put(ContentDigest.FIELD, digest(file));
        }
        Message message = SignatureVerbs.message(given, file.with(added));
        MessageSignerKey key = MessageSignerKey.read(given);
        Verdict<SignatureFields> signed = signed(given, outside, key, message);
        Optional<SignatureFields> fields = signed.fold(Optional::of, rejection -> Optional.empty());
        if (fields.isEmpty()) {
            return TokenAnswer.rejected(signed.rejection().orElseThrow());
        }
        added.put("Signature-Input", fields.get().signatureInput());
        added.put("Signature", fields.get().signature());
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("verdict", "signed")
                .add("keyid", key.key().id())
                .add("algorithm", key.name())
                .add("fields", JSON.createObjectBuilder(new LinkedHashMap<>(added)));
        return Answer.made(json.build(), file.with(added).text());
    }

    private static String digest(MessageFile file) throws UnusableException {
        if (!file.lines(SignatureVerbs.DIGEST.name()).isEmpty()) {
            throw new UnusableException(
                    "--content-digest: the message has the field " + ContentDigest.FIELD + " already");
        }
        return ContentDigest.of(file.content(), Set.of(DigestAlgorithm.SHA_256), Crypto.jdk())
                .text();
    }

    private static Verdict<SignatureFields> signed(
            TokenGiven given, Outside outside, MessageSignerKey key, Message message) throws UnusableException {
        Set<Component> components = components(given, message);
        Optional<String> nonce = given.find(TokenOption.NONCE);
        SigningPolicy policy = new SigningPolicy(
                new Coverage(components, Set.of(), Set.of()),
                given.find(TokenOption.NEW_LABEL).orElse("sig1"),
                given.find(TokenOption.NEW_TAG),
                given.find(TokenOption.EXPIRES).isPresent()
                        ? Optional.of(given.duration(TokenOption.EXPIRES, SignatureVerbs.AGE, Duration.ZERO))
                        : Optional.empty(),
                nonce.filter(RANDOM::equals).isPresent(),
                key.isNamedByMessages());
        Clock at = Clock.fixed(given.at(outside.clock().instant()), ZoneOffset.UTC);
        MessageSigner signer = new MessageSigner(key.key(), policy, at, outside.random());
        return nonce.filter(text -> !text.equals(RANDOM))
                .map(text -> Parameters.NONE.with(SignatureParameter.NONCE.key(), new BareItem.Text(text)))
                .map(wish -> new RequestedSignature(policy.label(), List.copyOf(components), wish))
                .map(wish -> signer.answer(wish, message))
                .orElseGet(() -> signer.sign(message));
    }

    private static Set<Component> components(TokenGiven given, Message message) {
        Set<Component> chosen = new LinkedHashSet<>();
        given.names(TokenOption.COMPONENTS).stream().map(Component::parse).forEach(chosen::add);
        if (chosen.isEmpty()) {
            Coverage usual = message instanceof ResponseMessage ? Coverage.OF_RESPONSES : Coverage.OF_REQUESTS;
            chosen.addAll(usual.always());
            chosen.addAll(message.hasContent() ? usual.withContent() : Set.of());
            usual.whenPresent().stream()
                    .filter(field -> !message.fields().lines(field.name()).isEmpty())
                    .forEach(chosen::add);
        }
        if (given.has(TokenOption.CONTENT_DIGEST)) {
            chosen.add(SignatureVerbs.DIGEST);
        }
        return chosen;
    }
}

package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.Opened;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealRecipient;
import org.secf.payload.PayloadProtection;

/** {@code secf jwe encrypt} and {@code secf jwe decrypt}: bodies of the media type {@code application/jose}. */
final class JweVerbs {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** What, in base64url and with its header, an opener takes. */
    private static final int LARGEST = (SealPolicy.LONGEST - 4096) / 4 * 3;

    private static final String PURPOSE =
            "Of the type secf-payload, by A256GCM: a body as the container has it, application/jose.";

    private JweVerbs() {}

    static List<TokenVerb> all() {
        TokenVerb encrypt = new TokenVerb(
                        "encrypt",
                        "Encrypts content to a public key, or by a secret that both sides have (RFC 7516), and prints it.",
                        PURPOSE + " Content has at most " + LARGEST + " octets.",
                        List.of(
                                TokenOption.RECIPIENT_KEY,
                                TokenOption.SECRET,
                                TokenOption.KEYID,
                                TokenOption.SEAL_ALGORITHM,
                                TokenOption.CONTENT_TYPE),
                        TokenOption.CONTENT,
                        JweVerbs::encrypt)
                .showing(
                        "jwe encrypt --key recipient.jwk --content-type application/json order.json > order.jwe",
                        "jwe encrypt --key recipient.pem --algorithm RSA-OAEP-256 order.json",
                        "jwe encrypt --secret shared.b64 --keyid partner-1 --algorithm dir order.json");
        return List.of(encrypt, decrypt());
    }

    private static TokenVerb decrypt() {
        return new TokenVerb(
                        "decrypt",
                        "Decrypts what was encrypted to a private key, or by a secret that both sides have (RFC 7516).",
                        PURPOSE + " Its content is told once nothing of it was changed. Prints one JSON object.",
                        List.of(TokenOption.OWN_KEY, TokenOption.SECRET, TokenOption.KEYID, TokenOption.SEAL_ALGORITHM),
                        TokenOption.SEALED,
                        JweVerbs::decrypt)
                .showing("jwe decrypt --key private.jwk order.jwe", "jwe decrypt --secret shared.b64 order.jwe");
    }

    private static Answer encrypt(TokenGiven given, Outside outside) throws UnusableException {
        SealRecipient recipient = SealKeys.recipient(given);
        byte[] content = given.content(TokenOption.CONTENT, outside.in());
        if (content.length > LARGEST) {
            throw new UnusableException("expected content of at most " + LARGEST + " octets, found " + content.length);
        }
        String type = given.find(TokenOption.CONTENT_TYPE).orElse("application/octet-stream");
        String message = seal().seal(
                        recipient, new SealHeader(PayloadProtection.SEAL_TYPE, Optional.of(type), Map.of()), content);
        JsonObject json = JSON.createObjectBuilder()
                .add("verdict", "encrypted")
                .add("keyid", recipient.keyId())
                .add("algorithm", recipient.algorithm().joseName())
                .add("message", message)
                .build();
        return Answer.made(json, message);
    }

    private static Answer decrypt(TokenGiven given, Outside outside) throws UnusableException {
        SealKeys keys = SealKeys.own(given);
        String message =
                new String(given.content(TokenOption.SEALED, outside.in()), StandardCharsets.ISO_8859_1).strip();
        return seal().open(
                        message,
                        keys.opening(),
                        new SealPolicy(Set.of(keys.algorithm()), SealPolicy.LONGEST),
                        SealExpectation.ofAnyContent(PayloadProtection.SEAL_TYPE))
                .fold(opened -> accepted(opened, keys.algorithm()), TokenAnswer::rejected);
    }

    private static Answer accepted(Opened opened, SealAlgorithm algorithm) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("verdict", "accepted")
                .add("keyid", opened.keyId())
                .add("algorithm", algorithm.joseName());
        opened.contentType().ifPresent(type -> json.add("content-type", type));
        ShownOctets.add(json, "content", opened.octets());
        return new Answer(false, 0, json.build());
    }

    private static PayloadSeal seal() {
        return PayloadSeal.installed(JweVerbs.class.getClassLoader());
    }
}

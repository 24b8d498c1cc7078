package org.secf.throughput;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.crypto.Crypto;
import org.secf.signature.Fields;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;

/** A request as {@link Load} sends it again and again. */
public final class SignedPost {

    private SignedPost() {}

    /** The fields of a request to that address. */
    public static Map<String, String> fields(URI address) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Content-Type", "text/plain");
        fields.put(
                ContentDigest.FIELD,
                ContentDigest.of(
                                Load.BODY.getBytes(StandardCharsets.UTF_8),
                                Set.of(DigestAlgorithm.SHA_256),
                                Crypto.jdk())
                        .text());
        SignatureFields signature = signature(address, fields);
        fields.put("Signature-Input", signature.signatureInput());
        fields.put("Signature", signature.signature());
        return fields;
    }

    private static SignatureFields signature(URI address, Map<String, String> fields) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        fields.forEach((name, value) -> lines.put(name, List.of(value)));
        MessageSigner signer = new MessageSigner(
                SharedKey.signing(), SigningPolicy.ofRequests(), Clock.systemUTC(), new SecureRandom());
        return signer.sign(new RequestMessage("POST", TargetUri.of(address), Fields.of(lines), true))
                .fold(made -> made, rejection -> {
                    throw new IllegalStateException(rejection.reason() + ": " + rejection.detail());
                });
    }
}

package org.secf.server;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.crypto.Crypto;
import org.secf.keys.OwnKey;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;

/**
 * A request to the application as its clients address it, to be sent by whatever way.
 *
 * @param target path and query below the application
 * @param fields names in small letters
 * @param body empty for none
 */
public record SignedCall(String method, String target, Map<String, List<String>> fields, String body) {

    public SignedCall {
        fields = Map.copyOf(fields);
    }

    /** Without content. */
    public static SignedCall get(String target) {
        return new SignedCall("GET", target, Map.of(), "");
    }

    /** With text, and the digest of it. */
    public static SignedCall post(String target, String body) {
        String digest = ContentDigest.of(
                        body.getBytes(StandardCharsets.UTF_8), Set.of(DigestAlgorithm.SHA_256), Crypto.jdk())
                .text();
        return new SignedCall("POST", target, Map.of(), body)
                .with("content-type", "text/plain")
                .with("content-digest", digest);
    }

    /** With one more line. */
    public SignedCall with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(fields);
        List<String> lines = new ArrayList<>(more.getOrDefault(name, List.of()));
        lines.add(value);
        more.put(name, lines);
        return new SignedCall(method, target, more, body);
    }

    /** Signed by the owner of that key. */
    public SignedCall signed(OwnKey key, SigningPolicy policy) {
        SignatureFields signature = TestStore.accepted(
                new MessageSigner(ProxiedArchive.signing(key), policy, Clock.systemUTC(), new SecureRandom())
                        .sign(message()));
        return with("signature-input", signature.signatureInput()).with("signature", signature.signature());
    }

    /** What is signed: the address is that of the proxy as it should be. */
    public RequestMessage message() {
        return new RequestMessage(
                method,
                TargetUri.of(URI.create(ProxiedArchive.BASE + target)),
                name -> fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()),
                !body.isEmpty());
    }

    /** To be sent to this address. */
    public HttpRequest.Builder to(String address) {
        HttpRequest.Builder request = Http.request(address)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        fields.forEach((name, lines) -> lines.forEach(line -> request.header(name, line)));
        return request;
    }

    /** To be sent by this way. */
    public HttpRequest.Builder by(Way way) {
        return to(way.address(target));
    }
}

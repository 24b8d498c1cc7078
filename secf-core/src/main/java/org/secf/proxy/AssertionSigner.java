package org.secf.proxy;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.integrity.ResponseSigningKeys;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.Fields;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.signature.TokenSigner;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/**
 * Makes the fields that a proxy copies into the request that it hands on. A proxy can copy fields and nothing more, so that each proof is good by itself: a
 * token in a field, and a signature (RFC 9421) that is one of the request as the resource will receive it, not of the answer that brings it to the proxy.
 *
 * @param keys sign
 * @param resource where clients reach what is behind the proxy, without the path
 * @param audience how that is called
 * @param lifetime how long both proofs are good
 */
record AssertionSigner(
        ResponseSigningKeys keys,
        PublicUrl resource,
        String audience,
        Duration lifetime,
        Clock clock,
        SecureRandom random) {

    /** Of these signatures only. */
    static final String TAG = "secf-identity";

    private static final TokenSigner TOKENS = new TokenSigner(IdentityToken.TYPE);

    /** What a signature of an assertion covers: a request's line and all that is said of its caller. Of the content a proxy asks nothing. */
    static final Coverage COVERAGE = new Coverage(
            Coverage.OF_REQUESTS.always(),
            Set.of(),
            AssertedFields.BELIEVED.stream()
                    .map(name -> Component.field(name.toLowerCase(Locale.ROOT)))
                    .collect(Collectors.toSet()));

    /** The fields for one request of one caller. */
    Verdict<List<Reply.Header>> sign(Assertion assertion, Request asked) {
        return keys.current()
                .then(key -> TOKENS.sign(key, claims(assertion, asked))
                        .then(token -> signed(key, fields(assertion, token), asked)));
    }

    private JsonObject claims(Assertion assertion, Request asked) {
        Instant now = clock.instant();
        return assertion
                .claims()
                .add(IdentityToken.AUDIENCE, audience)
                .add(IdentityToken.ISSUED, now.getEpochSecond())
                .add(IdentityToken.ENDS, now.plus(lifetime).getEpochSecond())
                .add(IdentityToken.ID, RandomText.secret(random))
                .add(IdentityToken.METHOD, asked.method())
                .add(IdentityToken.TARGET, asked.target())
                .build();
    }

    /** A name that no field can hold stands in the token only. */
    private static Map<String, String> fields(Assertion assertion, String token) {
        Map<String, String> fields = new LinkedHashMap<>();
        AssertedFields.text(assertion.identities()).ifPresent(text -> fields.put(AssertedFields.IDENTITY, text));
        AssertedFields.text(assertion.caller().groups()).ifPresent(text -> fields.put(AssertedFields.FLAGS, text));
        fields.put(AssertedFields.TOKEN, token);
        return fields;
    }

    private Verdict<List<Reply.Header>> signed(SigningKey key, Map<String, String> said, Request asked) {
        Fields fields = name -> said.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
        MessageSigner signer = new MessageSigner(
                key,
                new SigningPolicy(COVERAGE, "proxy", Optional.of(TAG), Optional.of(lifetime), true, false),
                clock,
                random);
        return TargetUri.of(asked, resource)
                .then(target -> signer.sign(new RequestMessage(asked.method(), target, fields, false)))
                .map(signature -> headers(said, signature));
    }

    private static List<Reply.Header> headers(Map<String, String> said, SignatureFields signature) {
        List<Reply.Header> headers = new ArrayList<>();
        said.forEach((name, value) -> headers.add(new Reply.Header(name, value)));
        headers.add(new Reply.Header("Signature-Input", signature.signatureInput()));
        headers.add(new Reply.Header("Signature", signature.signature()));
        return headers;
    }
}

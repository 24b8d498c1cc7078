package org.secf.server;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.contentdigest.ContentVerification;
import org.secf.crypto.Crypto;
import org.secf.signature.Component;
import org.secf.signature.ResponseMessage;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureReason;
import org.secf.signature.SignatureVerifier;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * What came back, and whether it is what the application answered to that very call.
 *
 * @param refusal why not; empty where it is
 */
public record SignedAnswer(Http.Reply reply, Optional<Reason> refusal) {

    /** What becomes of an answer by each way that changes it. */
    public static final Map<Way, Reason> CHANGED = Map.of(
            Way.OTHER_ANSWER, ContentDigestReason.WRONG_DIGEST,
            Way.OTHER_TYPE, SignatureReason.WRONG_SIGNATURE,
            Way.COMPRESSED, SignatureReason.COMPONENT_NOT_COVERED,
            Way.UNSIGNED_ANSWER, SignatureReason.UNSIGNED);

    /** Sends a signed call. */
    public static SignedAnswer to(SignedCall call, Way way, Http http) {
        Http.Reply reply = http.send(call.by(way));
        return new SignedAnswer(reply, verdict(call, reply).rejection().map(Rejection::reason));
    }

    private static Verdict<Boolean> verdict(SignedCall call, Http.Reply reply) {
        SignaturePolicy usual = SignaturePolicy.ofResponses();
        SignaturePolicy policy = usual.with(usual.coverage().and(ofCall("signature"), ofCall("signature-input")));
        Clock clock = Clock.systemUTC();
        HttpHeaders headers = reply.raw().headers();
        ResponseMessage message = new ResponseMessage(
                reply.status(), headers::allValues, !reply.body().isEmpty(), call.message());
        return new SignatureVerifier(
                        policy,
                        ProxiedArchive.believing(ProxiedArchive.answering()),
                        clock,
                        new MemoryOnceStore(clock, 10))
                .verify(message)
                .then(signature -> ContentDigest.parse(List.of(
                        signature.value(Component.field("content-digest")).orElseThrow())))
                .map(digest -> digest.verification(Crypto.jdk()))
                .then(verification -> whole(verification, reply.body()));
    }

    private static Component ofCall(String field) {
        return Component.field(field).member("sig1").ofRequest();
    }

    private static Verdict<Boolean> whole(ContentVerification verification, String body) {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        verification.update(octets, 0, octets.length);
        return verification.finish().map(right -> true);
    }
}

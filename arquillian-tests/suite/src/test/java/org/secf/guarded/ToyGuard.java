package org.secf.guarded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodySpool;
import org.secf.http.Replacement;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.ResponseSealer;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.message.Integrity;
import org.secf.state.OnceStore;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Believes a sum to be a signature, and turns bodies as if that were decryption. */
final class ToyGuard implements MessageGuard {

    private final String id;
    private final OnceStore once;
    private final Clock clock;

    ToyGuard(String id, OnceStore once, Clock clock) {
        this.id = id;
        this.once = once;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Verdict<Inspection> inspect(Request request, Bodies bodies) {
        if (request.headers(Toy.SIGNER).isEmpty()) {
            return Verdict.accepted(Inspection.NOTHING);
        }
        CRC32 sum = new CRC32();
        return request.body(bodies.limits(), sum::update)
                .then(body -> sumOf(request).equals(Long.toHexString(sum.getValue()))
                        ? Verdict.accepted(body)
                        : Verdict.rejected(ToyReason.WRONG_SUM, sumOf(request), Long.toHexString(sum.getValue())))
                .then(body -> first(request).map(facts -> inspection(request, body, facts, bodies)));
    }

    @Override
    public Reply answer(Request request, Rejection rejection) {
        return rejection.reason() instanceof ToyReason
                ? Reply.status(401).with("WWW-Authenticate", "Toy")
                : MessageGuard.super.answer(request, rejection);
    }

    @Override
    public Optional<ResponseSealer> sealer() {
        return Optional.of(new ToySealer());
    }

    private Verdict<Facts> first(Request request) {
        List<String> nonce = request.headers(Toy.ONCE);
        if (nonce.isEmpty()) {
            return Verdict.accepted(Facts.NONE);
        }
        return once.claim("toy:" + nonce.get(0), clock.instant().plus(Duration.ofMinutes(5))) == OnceStore.Claim.FIRST
                ? Verdict.accepted(Facts.of(new Freshness(id, Freshness.Source.NONCE, "toy")))
                : Verdict.rejected(ToyReason.SEEN_BEFORE, "a message of its own", nonce.get(0));
    }

    private Inspection inspection(Request request, Body body, Facts fresh, Bodies bodies) {
        Optional<String> signer = Optional.of(request.headers(Toy.SIGNER).get(0));
        Integrity integrity = new Integrity(
                id, Set.of("content"), true, new Integrity.Signer(signer, Optional.empty(), signer), Optional.empty());
        Inspection found = Inspection.of(Facts.of(integrity).and(fresh));
        Inspection replaced = request.headers("Content-Encoding").contains("toy")
                ? found.replacing(Replacement.by(turned(body, bodies)).as("text/plain;charset=UTF-8"))
                : found;
        return request.headers(Toy.ANSWER).isEmpty() ? replaced : replaced.answeredBy(new ToySealer());
    }

    private static Body turned(Body body, Bodies bodies) {
        BodySpool plain = bodies.begin(bodies.limits());
        try (InputStream in = body.open()) {
            plain.write(Toy.turned(in.readAllBytes()));
            return plain.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sumOf(Request request) {
        return String.join("", request.headers(Toy.SUM));
    }
}

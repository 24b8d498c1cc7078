package org.secf.integrity;

import java.util.List;
import java.util.Optional;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.ContentVerification;
import org.secf.crypto.Crypto;
import org.secf.http.Bodies;
import org.secf.http.Request;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.ResponseSealer;
import org.secf.message.Facts;
import org.secf.verdict.Verdict;

/**
 * Asks of requests no more than that a digest is that of their content: signed responses cover it (RFC 9421 §2.4), and prove to clients which content was
 * seen here. Also where nobody signed the request, or for somebody else.
 */
record ResponseSigningGuard(SignatureSealer signatures, Crypto crypto) implements MessageGuard {

    private static final String COVERED = "content-digest";

    @Override
    public int order() {
        return SignatureGuard.ORDER;
    }

    @Override
    public boolean isReplacing() {
        return false;
    }

    @Override
    public Verdict<Inspection> inspect(Request request, Bodies bodies) {
        return inspect(request, bodies, Facts.NONE);
    }

    @Override
    public Verdict<Inspection> inspect(Request request, Bodies bodies, Facts known) {
        List<String> lines = request.headers(ContentDigest.FIELD);
        return lines.isEmpty() || isVerified(known)
                ? Verdict.accepted(Inspection.NOTHING)
                : ContentDigest.parse(lines)
                        .map(digest -> digest.verification(crypto))
                        .then(verification -> read(verification, request, bodies));
    }

    /** By whoever verified a signature that covers it. */
    private static boolean isVerified(Facts known) {
        return known.integrity().stream()
                .anyMatch(fact -> fact.coversBody() && fact.components().contains(COVERED));
    }

    private static Verdict<Inspection> read(ContentVerification verification, Request request, Bodies bodies) {
        return request.body(bodies.limits(), verification::update)
                .then(body -> verification.finish())
                .map(right -> Inspection.NOTHING);
    }

    @Override
    public Optional<ResponseSealer> sealer() {
        return Optional.of(signatures);
    }
}

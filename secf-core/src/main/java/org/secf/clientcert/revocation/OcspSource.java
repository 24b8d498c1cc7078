package org.secf.clientcert.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.secf.clientcert.x509.BoundedCache;
import org.secf.clientcert.x509.X509Platform;
import org.secf.der.MalformedDer;
import org.secf.tls.TlsPolicy;

/**
 * One configured responder (RFC 6960). Answers are kept; one that is due is asked for again by the thread of one request, and holds to its own end where
 * that fails. Few questions are asked at a time, and none for a while after one timed out, so that a responder that hangs does not hold every thread of
 * the server.
 */
public final class OcspSource implements RevocationSource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(15);
    private static final int MOST_CERTIFICATES = 10_000;
    private static final int MOST_QUESTIONS = 8;

    private final Duration patience;
    private final OcspAsker asker;
    private final RevocationTimes times;
    private final BoundedCache<String, OcspKnowledge> known = new BoundedCache<>(MOST_CERTIFICATES);
    private final SingleFlight<String, OcspKnowledge> asking;
    private final Semaphore places = new Semaphore(MOST_QUESTIONS);
    private volatile Instant quietUntil = Instant.MIN;

    /**
     * Whom to ask.
     *
     * @param address where questions are posted to
     * @param certificate of a responder that is believed besides the issuers and their delegates
     * @param requireNonce whether an answer must repeat the nonce of the question
     * @param tls what is spoken where the address is https
     */
    public record Responder(URI address, Optional<X509Certificate> certificate, boolean requireNonce, TlsPolicy tls) {}

    public OcspSource(Responder responder, RevocationTimes times, SecureRandom random) {
        this(responder, times, random, PATIENCE);
    }

    OcspSource(Responder responder, RevocationTimes times, SecureRandom random, Duration patience) {
        this.patience = patience;
        this.asking = new SingleFlight<>(patience.multipliedBy(2));
        this.asker = new OcspAsker(
                new OcspClient(responder.address(), responder.tls(), patience),
                new OcspVerifier(X509Platform.find(), responder),
                random,
                responder.requireNonce());
        this.times = times;
    }

    @Override
    public RevocationStatus status(Issued issued, Instant now) {
        byte[] id;
        try {
            id = OcspQuestion.id(issued);
        } catch (GeneralSecurityException | MalformedDer e) {
            return RevocationStatus.unknown("no question can be asked about the certificate: " + e.getMessage());
        }
        String key = HexFormat.of().formatHex(id);
        OcspKnowledge before = known.get(key).orElse(OcspKnowledge.NONE);
        RevocationStatus last = before.status(now, times);
        boolean isAsked = last.kind() != RevocationStatus.Kind.UNKNOWN && asking.isBusy(key);
        if (!before.isDue(now) || isAsked) {
            return last;
        }
        return asking.run(key, () -> ask(issued, id, key, now))
                .map(learned -> learned.status(now, times))
                .orElse(last);
    }

    private OcspKnowledge ask(Issued issued, byte[] id, String key, Instant now) {
        // Read again: since this thread looked, another may have asked.
        OcspKnowledge before = known.get(key).orElse(OcspKnowledge.NONE);
        if (!before.isDue(now)) {
            return before;
        }
        OcspKnowledge after = attempt(issued, id, before, now);
        known.put(key, after);
        return after;
    }

    private OcspKnowledge attempt(Issued issued, byte[] id, OcspKnowledge before, Instant now) {
        Instant again = now.plus(RETRY);
        if (!enter()) {
            return before.failed("too many questions to the responder at once", again);
        }
        try {
            if (now.isBefore(quietUntil)) {
                return before.failed("the responder lately did not answer in time", quietUntil);
            }
            OcspAnswer answer = asker.ask(issued, id, now);
            return before.learned(answer, times.next(now, answer.end(times), RETRY));
        } catch (HttpTimeoutException e) {
            quietUntil = again;
            return before.failed(String.valueOf(e.getMessage()), again);
        } catch (IOException | OcspRefusal e) {
            return before.failed(String.valueOf(e.getMessage()), again);
        } finally {
            places.release();
        }
    }

    private boolean enter() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

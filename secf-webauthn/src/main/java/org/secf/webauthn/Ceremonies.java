package org.secf.webauthn;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.state.BrowserBinding;
import org.secf.state.PendingRequest;
import org.secf.state.PendingRequests;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.Purpose;
import org.secf.webauthn.ceremony.WebAuthnReason;

/**
 * Challenges that wait for their answer (WebAuthn-3 §13.4.3): of 256 random bits, good once, and for the browser that got them.
 *
 * @param timeout how long they wait
 */
record Ceremonies(PendingRequests pending, BrowserBinding binding, Clock clock, SecureRandom random, Duration timeout) {

    private static final String CHALLENGE = "challenge";

    /**
     * One of them.
     *
     * @param id by which the answer names it
     * @param challenge base64url
     */
    record Begun(String id, String challenge, BrowserBinding.Secret secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return id;
        }
    }

    /**
     * A new one.
     *
     * @param target where the browser goes afterwards
     * @param details what to know again when the answer comes
     */
    Begun begin(Purpose purpose, String target, Map<String, String> details) {
        Instant now = clock.instant();
        String id = RandomText.secret(random);
        String challenge = RandomText.secret(random);
        BrowserBinding.Secret secret = binding.newSecret(id, now);
        Map<String, String> all = new HashMap<>(details);
        all.put(CHALLENGE, challenge);
        pending.put(new PendingRequest(
                id, BrowserBinding.digest(secret.value()), target, purpose.path(), now.plus(timeout), all));
        return new Begun(id, challenge, secret);
    }

    /** The answer's ceremony, which is over with that, whatever the answer is. */
    Verdict<PendingRequest> take(Purpose purpose, Request request, String id) {
        Optional<PendingRequest> found = binding.digestOf(request, id).flatMap(digest -> pending.take(id, digest));
        return found.filter(taken -> taken.provider().equals(purpose.path()))
                .<Verdict<PendingRequest>>map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        WebAuthnReason.UNKNOWN_CEREMONY,
                        "a challenge for this browser to " + purpose.path() + " that waits for its answer",
                        "none of that id"));
    }

    static String challenge(PendingRequest taken) {
        return taken.details().getOrDefault(CHALLENGE, "");
    }

    Reply bind(Reply reply, Request request, Begun begun) {
        return binding.bind(reply, request, begun.secret());
    }

    Reply release(Reply reply, String id) {
        return binding.release(reply, id);
    }
}

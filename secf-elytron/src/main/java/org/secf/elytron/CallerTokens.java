package org.secf.elytron;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;

/** One token for each caller, used again for half of its lifetime: a signature costs more than the rest of a request's way through Elytron. */
final class CallerTokens {

    private static final int MOST = 1000;

    private final TokenSigner signer;
    private final Clock clock;
    private final Map<Caller, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(String token, Instant until) {}

    CallerTokens(TokenSigner signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** A token that is good for at least half of a token's lifetime. */
    String of(Caller caller) {
        Instant now = clock.instant();
        synchronized (kept) {
            @Nullable Kept earlier = kept.get(caller);
            if (earlier != null && now.isBefore(earlier.until)) {
                return earlier.token;
            }
        }
        // Not under the lock: two threads may sign for one caller, but none waits for another's signature.
        String token = signer.sign(caller, now);
        synchronized (kept) {
            kept.put(caller, new Kept(token, now.plus(signer.lifetime().dividedBy(2))));
        }
        return token;
    }
}

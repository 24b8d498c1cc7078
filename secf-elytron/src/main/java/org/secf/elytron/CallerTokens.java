package org.secf.elytron;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;

/** One token for each caller, used again for half of its lifetime: a signature costs more than the rest of a request's way through Elytron. */
final class CallerTokens {

    private static final int MOST = 1000;

    private final Supplier<Optional<TokenSigner>> signers;
    private final Clock clock;
    private final Map<Caller, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(TokenSigner signer, String token, Instant until) {

        /** Not by a key that was given up meanwhile. */
        @SuppressWarnings("ReferenceEquality") // one signer is one key
        boolean isGood(TokenSigner current, Instant now) {
            return signer == current && now.isBefore(until);
        }
    }

    CallerTokens(Supplier<Optional<TokenSigner>> signers, Clock clock) {
        this.signers = signers;
        this.clock = clock;
    }

    /** A token that is good for at least half of a token's lifetime; none while no key signs. */
    Optional<String> of(Caller caller) {
        return signers.get().map(signer -> of(caller, signer));
    }

    private String of(Caller caller, TokenSigner signer) {
        Instant now = clock.instant();
        synchronized (kept) {
            @Nullable Kept earlier = kept.get(caller);
            if (earlier != null && earlier.isGood(signer, now)) {
                return earlier.token;
            }
        }
        // Not under the lock: two threads may sign for one caller, but none waits for another's signature.
        String token = signer.sign(caller, now);
        synchronized (kept) {
            kept.put(caller, new Kept(signer, token, now.plus(signer.lifetime().dividedBy(2))));
        }
        return token;
    }
}

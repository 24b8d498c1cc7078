package org.secf.openid;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** The tokens of one login as they are at the moment. A refresh token is good once, so whoever renews them is alone. */
final class TokensOfLogin {

    private final ReentrantLock renewing = new ReentrantLock();
    private final AtomicReference<State> state;

    /**
     * What is known now.
     *
     * @param relayed by which name the access token is kept for calls to others; empty where it is not
     * @param nextTry before that nobody asks the provider again
     * @param isOver whether the login ended with them
     */
    private record State(LoginTokens tokens, Optional<String> relayed, Instant nextTry, boolean isOver) {}

    TokensOfLogin(LoginTokens tokens, Optional<String> relayed) {
        this.state = new AtomicReference<>(new State(tokens, relayed, Instant.MIN, false));
    }

    LoginTokens now() {
        return state.get().tokens();
    }

    Optional<String> relayed() {
        return state.get().relayed();
    }

    boolean isOver() {
        return state.get().isOver();
    }

    boolean mayTry(Instant now) {
        return !now.isBefore(state.get().nextTry());
    }

    /** Others came; whether they are taken: a login that was left meanwhile stays over. */
    boolean renewed(LoginTokens tokens, Optional<String> relayed) {
        return !state.updateAndGet(
                        before -> before.isOver() ? before : new State(tokens, relayed, Instant.MIN, false))
                .isOver();
    }

    /** None came, and until then it is no use to ask again. */
    void failed(Instant nextTry) {
        state.updateAndGet(before ->
                before.isOver() ? before : new State(before.tokens(), before.relayed(), nextTry, false));
    }

    /** The login is over; by which name its access token was kept until now. */
    Optional<String> end() {
        return state.getAndUpdate(before -> new State(before.tokens(), Optional.empty(), Instant.MAX, true))
                .relayed();
    }

    /**
     * Runs what renews them, alone.
     *
     * @param waits whether to wait for another who does so now; without, nothing is run then
     */
    void alone(boolean waits, Runnable renewal) {
        if (waits) {
            renewing.lock();
        } else if (!renewing.tryLock()) {
            return;
        }
        try {
            renewal.run();
        } finally {
            renewing.unlock();
        }
    }
}

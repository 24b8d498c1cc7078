package org.secf.openid;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The tokens of one login as they are at the moment. A refresh token is good once, so whoever renews them is alone. */
final class TokensOfLogin {

    private final ReentrantLock renewing = new ReentrantLock();
    private volatile State state;

    /**
     * What is known now.
     *
     * @param relayed by which name the access token is kept for calls to others; empty where it is not
     * @param nextTry before that nobody asks the provider again
     * @param isOver whether the login ended with them
     */
    private record State(LoginTokens tokens, Optional<String> relayed, Instant nextTry, boolean isOver) {}

    TokensOfLogin(LoginTokens tokens, Optional<String> relayed) {
        this.state = new State(tokens, relayed, Instant.MIN, false);
    }

    LoginTokens now() {
        return state.tokens();
    }

    Optional<String> relayed() {
        return state.relayed();
    }

    boolean isOver() {
        return state.isOver();
    }

    boolean mayTry(Instant now) {
        return !now.isBefore(state.nextTry());
    }

    /** Others came; whether they are taken: a login that was left meanwhile stays over. */
    synchronized boolean renewed(LoginTokens tokens, Optional<String> relayed) {
        if (state.isOver()) {
            return false;
        }
        state = new State(tokens, relayed, Instant.MIN, false);
        return true;
    }

    /** None came, and until then it is no use to ask again. */
    synchronized void failed(Instant nextTry) {
        if (!state.isOver()) {
            state = new State(state.tokens(), state.relayed(), nextTry, false);
        }
    }

    /** The login is over; by which name its access token was kept until now. */
    synchronized Optional<String> end() {
        Optional<String> kept = state.relayed();
        state = new State(state.tokens(), Optional.empty(), Instant.MAX, true);
        return kept;
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

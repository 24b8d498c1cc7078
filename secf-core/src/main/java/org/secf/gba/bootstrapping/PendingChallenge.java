package org.secf.gba.bootstrapping;

import java.time.Instant;
import java.util.Optional;
import org.secf.gba.AkaNonce;
import org.secf.gba.AuthenticationVector;

/**
 * A challenge that was sent and not answered yet.
 *
 * @param sender from where it was asked for
 * @param name how the device called itself
 * @param subscriber who that is; empty where nobody is, so that the challenge cannot be answered
 * @param vector with what a good answer has to be; empty for nobody
 * @param expires when it may not be answered any more
 */
record PendingChallenge(
        String sender,
        String name,
        Optional<Subscriber> subscriber,
        Optional<AuthenticationVector> vector,
        AkaNonce nonce,
        Instant expires) {

    /** Whose it is: of whoever answers, whatever that called itself. */
    String identity() {
        return subscriber.map(Subscriber::identity).orElse(name);
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "a challenge for " + name;
    }
}

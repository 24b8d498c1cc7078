package org.secf.gba.bootstrapping;

import java.time.Instant;
import java.util.Optional;
import org.secf.gba.AkaNonce;

/**
 * A challenge that was sent and not answered yet. Nothing of a key waits with it: what a good answer is follows from the subscriber as it is then.
 *
 * @param sender from where it was asked for
 * @param name how the device called itself
 * @param subscriber who that is, by IMPI; empty where nobody is, so that the challenge cannot be answered
 * @param expires when it may not be answered any more
 */
record PendingChallenge(String sender, String name, Optional<String> subscriber, AkaNonce nonce, Instant expires) {

    /** Without what was asked. */
    @Override
    public String toString() {
        return "a challenge for " + name;
    }
}

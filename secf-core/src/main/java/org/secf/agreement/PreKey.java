package org.secf.agreement;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.secf.hpke.KemKeyPair;

/**
 * The keys of one offer. Its private halves are nowhere but here: when the last reference to it is gone, nobody can open what was sealed to it.
 *
 * @param offeredUntil when the next one takes its place
 */
record PreKey(SignedOffer signed, Map<AgreementSuite, KemKeyPair> pairs, Instant offeredUntil) {

    PreKey {
        pairs = Map.copyOf(pairs);
    }

    Optional<KemKeyPair> pair(Optional<AgreementSuite> suite) {
        return suite.map(pairs::get);
    }

    boolean isOfferedAt(Instant now) {
        return now.isBefore(offeredUntil);
    }

    boolean isAcceptedAt(Instant now) {
        return now.isBefore(signed.offer().notAfter());
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "PreKey[" + signed.offer().id() + "]";
    }
}

package org.secf.saml;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.secf.mechanism.MechanismContext;
import org.secf.saml.model.EnhancedClientReason;
import org.secf.saml.model.UnderWay;
import org.secf.state.BrowserBinding;
import org.secf.state.PendingRequest;
import org.secf.state.PendingRequests;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/**
 * Logins of clients that are no browsers, which were begun and not yet answered.
 *
 * <p>Such a client need not keep cookies between our envelope and its answer, so none binds the login to it. What does is the key in {@code ecp:RelayState},
 * which the client alone was given and has to bring back (saml-profiles §4.2.3): the id of our request and a secret of 256 bits, of which the store keeps the
 * digest. It is good once. Whoever has it and a response to that very request is let in as the user of that response: the client itself, or to whom it
 * gives both. A response cannot be slipped to another client, whose key is that of another request; nor to a browser, since a browser's login is bound by its
 * cookie and cannot be taken out here, and no page can have a browser post the media type that is asked for.
 */
final class EnhancedLogins {

    private static final char SEPARATOR = '.';

    private final PendingRequests pending;
    private final SecureRandom random;

    EnhancedLogins(MechanismContext context) {
        this.pending = context.pending();
        this.random = context.random();
    }

    /**
     * A login just begun.
     *
     * @param id of the request
     * @param relayState only this client is to know
     */
    record Begun(String id, String relayState) {

        /** Without the key. */
        @Override
        public String toString() {
            return id;
        }
    }

    /** Begins one with that identity provider. */
    Begun begin(String target, Chosen with, Instant now) {
        String id = RandomText.xmlId(random);
        String secret = RandomText.secret(random);
        pending.put(new PendingRequest(
                id,
                UnderWay.CLIENT_LOGIN.binding(BrowserBinding.digest(secret)),
                target,
                with.entityId(),
                now.plus(with.setup().loginTimeout()),
                Map.ofEntries(Map.entry(LoginsInFlight.PART, with.setup().name()), LoginsInFlight.begunAt(now))));
        return new Begun(id, id + SEPARATOR + secret);
    }

    /** Takes out the login whose key came back, once. */
    Verdict<PendingRequest> take(Optional<String> relayState) {
        if (relayState.isEmpty()) {
            return Verdict.rejected(EnhancedClientReason.NO_RELAY_STATE, "the ecp:RelayState of our envelope", "none");
        }
        String key = relayState.get();
        int separator = key.indexOf(SEPARATOR);
        String id = key.substring(0, Math.max(0, separator));
        String digest = BrowserBinding.digest(key.substring(separator + 1));
        return pending.take(id, UnderWay.CLIENT_LOGIN.binding(digest))
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        EnhancedClientReason.NO_CLIENT_LOGIN_IN_FLIGHT,
                        "the key of a login that began a short while ago and was not answered yet",
                        id.isEmpty() ? "another" : id));
    }
}

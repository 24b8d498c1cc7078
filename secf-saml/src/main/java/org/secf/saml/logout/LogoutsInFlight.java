package org.secf.saml.logout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.PartOfSession;
import org.secf.saml.model.UnderWay;
import org.secf.state.BrowserBinding;
import org.secf.state.PendingRequest;
import org.secf.state.PendingRequests;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/** Logouts that were begun and not yet answered, each bound to its browser and to a key that must come back. */
final class LogoutsInFlight {

    private static final String RELAY_STATE = "relay-state";
    private static final Pattern OUR_ID = Pattern.compile("_[0-9a-f]{32}");

    private final String tenant;
    private final PendingRequests pending;
    private final BrowserBinding binding;
    private final Chance chance;
    private final Duration timeout;

    /** Time and randomness. */
    record Chance(Clock clock, SecureRandom random) {}

    LogoutsInFlight(LogoutTenant tenant, PendingRequests pending, Chance chance) {
        this.tenant = tenant.name();
        this.pending = pending;
        this.timeout = tenant.policy().timeout();
        this.chance = chance;
        // Not below the prefix of the login's cookies, which are counted, and given up, by their prefix.
        this.binding = new BrowserBinding("logout-saml", tenant.base(), chance.random(), timeout);
    }

    /**
     * A logout just begun.
     *
     * @param relayState travels with the request; tells nothing
     * @param secret what only this browser is to know
     */
    record Begun(String relayState, BrowserBinding.Secret secret) {

        /** Of the request. */
        String id() {
            return secret.id();
        }
    }

    /** Begins one; what it is about is remembered until it is over. */
    Begun begin(String target, String provider, KeptLogin login) {
        Begun begun = new Begun(
                RandomText.secret(chance.random()),
                binding.newSecret(
                        RandomText.xmlId(chance.random()), chance.clock().instant()));
        Map<String, String> details = new TreeMap<>(PartOfSession.details(tenant, login.details()));
        details.put(RELAY_STATE, begun.relayState());
        pending.put(new PendingRequest(
                begun.id(),
                UnderWay.LOGOUT.binding(BrowserBinding.digest(begun.secret().value())),
                target,
                provider,
                chance.clock().instant().plus(timeout),
                details));
        return begun;
    }

    /** The reply, which also gives the browser its secret. */
    Reply bind(Reply reply, Request request, Begun begun) {
        return binding.bind(reply, request, begun.secret());
    }

    /** Takes out the logout that this browser began under that id. */
    Verdict<PendingRequest> take(Request request, String id) {
        Optional<String> digest = secretDigest(request, id);
        if (digest.isEmpty()) {
            return Verdict.rejected(
                    LogoutReason.OTHER_BROWSER, "the cookie of the browser that began " + id, "no such cookie");
        }
        return pending.take(id, UnderWay.LOGOUT.binding(digest.get()))
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        LogoutReason.NO_LOGOUT_IN_FLIGHT,
                        "a logout that began less than " + timeout.toMinutes()
                                + " minutes ago and was not answered yet",
                        id));
    }

    /** The same, where what went along must have come back. */
    Verdict<PendingRequest> take(Request request, String id, Optional<String> relayState) {
        return take(request, id).then(found -> {
            byte[] sent = found.details().getOrDefault(RELAY_STATE, "").getBytes(StandardCharsets.UTF_8);
            byte[] came = relayState.orElse("").getBytes(StandardCharsets.UTF_8);
            return sent.length > 0 && MessageDigest.isEqual(sent, came)
                    ? Verdict.accepted(found)
                    : Verdict.rejected(
                            LogoutReason.RELAY_STATE_MISMATCH,
                            "the RelayState that went out with " + id,
                            relayState.orElse("none"));
        });
    }

    /** Deletes the cookie of a logout that ended, if this browser has one. */
    Reply release(Reply reply, Request request, String id) {
        return secretDigest(request, id).isPresent() ? binding.release(reply, id) : reply;
    }

    /** What is no id of ours is no name of a cookie either. */
    private Optional<String> secretDigest(Request request, String id) {
        return OUR_ID.matcher(id).matches() ? binding.digestOf(request, id) : Optional.empty();
    }
}

package org.secf.saml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.MechanismContext;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.UnderWay;
import org.secf.state.BrowserBinding;
import org.secf.state.PendingRequest;
import org.secf.state.PendingRequests;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/** Logins that were begun and not yet answered, each bound to its browser, its identity provider and a key that must come back. */
final class LoginsInFlight {

    /** The part of the mechanism that a login is of, in what is remembered of it. */
    static final String PART = "part";

    private static final String RELAY_STATE = "relay-state";
    private static final String FORCED = "forced";
    private static final String BEGUN = "begun";
    private static final Pattern OUR_ID = Pattern.compile("_[0-9a-f]{32}");

    private final String part;
    private final PendingRequests pending;
    private final BrowserBinding binding;
    private final SecureRandom random;
    private final Duration timeout;

    LoginsInFlight(MechanismContext context, SamlSetup setup) {
        this.part = setup.name();
        this.timeout = setup.loginTimeout();
        this.pending = context.pending();
        this.random = context.random();
        this.binding = new BrowserBinding("saml", setup.base(), random, timeout);
    }

    /**
     * A login just begun.
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

    /**
     * Begins one.
     *
     * @param isForced whether the user is to authenticate anew
     */
    Begun begin(String target, String provider, Instant now, boolean isForced) {
        BrowserBinding.Secret secret = binding.newSecret(RandomText.xmlId(random), now);
        Begun begun = new Begun(secret.id() + "." + RandomText.secret(random), secret);
        pending.put(new PendingRequest(
                begun.id(),
                UnderWay.LOGIN.binding(BrowserBinding.digest(begun.secret().value())),
                target,
                provider,
                now.plus(timeout),
                Map.ofEntries(
                        Map.entry(RELAY_STATE, begun.relayState()),
                        Map.entry(PART, part),
                        Map.entry(FORCED, String.valueOf(isForced)),
                        begunAt(now))));
        return begun;
    }

    /** The reply, which also gives the browser its secret. */
    Reply bind(Reply reply, Request request, Begun begun) {
        return binding.bind(reply, request, begun.secret());
    }

    /** The name of the part that began a login. */
    static String part(PendingRequest request) {
        return request.details().getOrDefault(PART, "");
    }

    /** What is remembered of when a login begins. */
    static Map.Entry<String, String> begunAt(Instant now) {
        return Map.entry(BEGUN, now.toString());
    }

    /** When a login began, whatever the settings have become since; empty where that is not remembered. */
    static Optional<Instant> begun(PendingRequest request) {
        return Optional.ofNullable(request.details().get(BEGUN)).map(Instant::parse);
    }

    /** Whether its user was to authenticate anew. */
    static boolean isForced(PendingRequest request) {
        return Boolean.parseBoolean(request.details().get(FORCED));
    }

    /** Takes out the login that a response claims to answer: for this browser, with the key that went out, once. */
    Verdict<PendingRequest> take(Request request, String id, Optional<String> relayState) {
        Optional<String> digest = secretDigest(request, id);
        if (digest.isEmpty()) {
            return Verdict.rejected(
                    SamlBindingReason.OTHER_BROWSER, "the cookie of the browser that began " + id, "no such cookie");
        }
        return pending.take(id, UnderWay.LOGIN.binding(digest.get()))
                .map(found -> relay(found, relayState))
                .orElseGet(() -> Verdict.rejected(
                        SamlBindingReason.NO_LOGIN_IN_FLIGHT,
                        "a login that began less than " + timeout.toMinutes() + " minutes ago and was not answered yet",
                        id));
    }

    /** The request that went out with it, if it is of ours: what is no response yet does not name the request. */
    static Optional<String> requestOf(Optional<String> relayState) {
        return relayState
                .map(text -> text.substring(0, Math.max(0, text.indexOf('.'))))
                .filter(id -> OUR_ID.matcher(id).matches());
    }

    /** Deletes the cookie of a login that ended, if this browser has one. */
    Reply release(Reply reply, Request request, String id) {
        return secretDigest(request, id).isPresent() ? binding.release(reply, id) : reply;
    }

    /** What is no id of ours is no name of a cookie either. */
    private Optional<String> secretDigest(Request request, String id) {
        return OUR_ID.matcher(id).matches() ? binding.digestOf(request, id) : Optional.empty();
    }

    private static Verdict<PendingRequest> relay(PendingRequest found, Optional<String> relayState) {
        byte[] sent = found.details().getOrDefault(RELAY_STATE, "").getBytes(StandardCharsets.UTF_8);
        byte[] came = relayState.orElse("").getBytes(StandardCharsets.UTF_8);
        return sent.length > 0 && MessageDigest.isEqual(sent, came)
                ? Verdict.accepted(found)
                : Verdict.rejected(
                        SamlBindingReason.RELAY_STATE_MISMATCH,
                        "the RelayState that went out with " + found.id(),
                        relayState.orElse("none"));
    }
}

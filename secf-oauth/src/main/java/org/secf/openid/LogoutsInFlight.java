package org.secf.openid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.MechanismContext;
import org.secf.state.BrowserBinding;
import org.secf.state.PendingRequest;
import org.secf.state.PendingRequests;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/** Logouts whose browser is at the provider, and comes back once. */
final class LogoutsInFlight {

    private static final String KIND = "kind";
    private static final String LOGOUT = "openid-logout";
    private static final Pattern OUR_STATE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String issuer;
    private final Duration timeout;
    private final PendingRequests pending;
    private final BrowserBinding binding;
    private final MechanismContext context;

    LogoutsInFlight(String issuer, PublicUrl base, Duration timeout, MechanismContext context) {
        this.issuer = issuer;
        this.timeout = timeout;
        this.pending = context.pending();
        this.context = context;
        this.binding = new BrowserBinding("logout-openid", base, context.random(), timeout);
    }

    /** Begins one; its state goes with the browser. */
    BrowserBinding.Secret begin(String target) {
        Clock clock = context.clock();
        Instant now = clock.instant();
        BrowserBinding.Secret secret = binding.newSecret(RandomText.secret(context.random()), now);
        pending.put(new PendingRequest(
                secret.id(),
                BrowserBinding.digest(secret.value()),
                target,
                issuer,
                now.plus(timeout),
                Map.of(KIND, LOGOUT)));
        return secret;
    }

    /** The reply, which also gives the browser its secret. */
    Reply bind(Reply reply, Request request, BrowserBinding.Secret secret) {
        return binding.bind(reply, request, secret);
    }

    /** Where the logout leads that this browser comes back from. */
    Verdict<String> take(Request request, String state) {
        Optional<String> digest = digest(request, state);
        if (digest.isEmpty()) {
            return Verdict.rejected(
                    OpenIdLogoutReason.OTHER_BROWSER,
                    "the cookie of the browser that began " + state,
                    "no such cookie");
        }
        return pending.take(state, digest.get())
                .filter(found -> found.provider().equals(issuer)
                        && LOGOUT.equals(found.details().get(KIND)))
                .map(found -> Verdict.accepted(found.target()))
                .orElseGet(() -> Verdict.rejected(
                        OpenIdLogoutReason.NO_LOGOUT_IN_FLIGHT,
                        "a logout that began less than " + timeout.toMinutes()
                                + " minutes ago and did not come back yet",
                        state));
    }

    /** Deletes the cookie of a logout that ended, if this browser has one. */
    Reply release(Reply reply, Request request, String state) {
        return digest(request, state).isPresent() ? binding.release(reply, state) : reply;
    }

    private Optional<String> digest(Request request, String state) {
        return OUR_STATE.matcher(state).matches() ? binding.digestOf(request, state) : Optional.empty();
    }
}

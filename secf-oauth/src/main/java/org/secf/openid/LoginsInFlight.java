package org.secf.openid;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.MechanismContext;
import org.secf.openid.provider.CodeVerifier;
import org.secf.state.BrowserBinding;
import org.secf.state.PendingRequest;
import org.secf.state.PendingRequests;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/**
 * Logins that were begun and not yet answered, each bound to its browser, its provider and the address of its answer. Their secrets are of one login each (RFC 9700
 * §2.1.1), so that a code of another login is good for nothing.
 */
final class LoginsInFlight {

    private static final String CALLBACK = "callback";
    private static final String NONCE = "nonce";
    private static final String VERIFIER = "verifier";
    private static final String CONTEXTS = "contexts";
    private static final String MAX_AGE = "max-age";
    private static final String STEP_UP = "step-up";
    private static final Pattern OUR_STATE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Of of;
    private final Duration timeout;
    private final PendingRequests pending;
    private final BrowserBinding binding;
    private final SecureRandom random;
    private final Clock clock;

    /** With whom, and where the answer comes in. */
    record Of(String issuer, String callback) {}

    /** Logins that have to be answered in that time. */
    LoginsInFlight(Of of, PublicUrl base, Duration timeout, MechanismContext context) {
        this.of = of;
        this.timeout = timeout;
        this.pending = context.pending();
        this.random = context.random();
        this.clock = context.clock();
        this.binding = new BrowserBinding("openid", base, random, timeout);
    }

    /**
     * A login that was just begun, or is answered.
     *
     * @param state names it
     * @param nonce has to come back in the ID token
     * @param verifier proves who began it where the code is redeemed (RFC 7636)
     */
    record Login(String state, String nonce, CodeVerifier verifier, Aim aim) {

        /** Without its secrets. */
        @Override
        public String toString() {
            return "a login to " + aim;
        }
    }

    /** A login just begun, with what only its browser is to know. */
    record Begun(Login login, BrowserBinding.Secret secret) {}

    /** Begins one; nothing is kept of it yet. */
    Begun begin(Aim aim) {
        BrowserBinding.Secret secret = binding.newSecret(RandomText.secret(random), clock.instant());
        Login login = new Login(secret.id(), RandomText.secret(random), CodeVerifier.random(random), aim);
        return new Begun(login, secret);
    }

    private Map<String, String> details(Login login) {
        Aim aim = login.aim();
        Map<String, String> details = new TreeMap<>(Map.of(
                CALLBACK, of.callback(),
                NONCE, login.nonce(),
                VERIFIER, login.verifier().text(),
                STEP_UP, String.valueOf(aim.isStepUp())));
        if (!aim.contexts().isEmpty()) {
            details.put(CONTEXTS, String.join(" ", aim.contexts()));
        }
        aim.maxAge().ifPresent(age -> details.put(MAX_AGE, age.toString()));
        return details;
    }

    /** Keeps a login whose browser goes to the provider by this reply, which also gives the browser its secret. */
    Reply bind(Reply reply, Request request, Begun begun) {
        Login login = begun.login();
        pending.put(new PendingRequest(
                login.state(),
                BrowserBinding.digest(begun.secret().value()),
                login.aim().target(),
                of.issuer(),
                clock.instant().plus(timeout),
                details(login)));
        return binding.bind(reply, request, begun.secret());
    }

    /** Takes out the login that an answer claims to be for: of this browser, with this provider, once. */
    Verdict<Login> take(Request request, String state) {
        Optional<String> digest = digest(request, state);
        if (digest.isEmpty()) {
            return Verdict.rejected(
                    OpenIdReason.OTHER_BROWSER, "the cookie of the browser that began " + state, "no such cookie");
        }
        return pending.take(state, digest.get())
                .map(this::ours)
                .orElseGet(() -> Verdict.rejected(
                        OpenIdReason.NO_LOGIN_IN_FLIGHT,
                        "a login that began less than " + timeout.toMinutes() + " minutes ago and was not answered yet",
                        state));
    }

    /** Several definitions share a store, and a provider could send its answer to the address of another's. */
    private Verdict<Login> ours(PendingRequest found) {
        Map<String, String> details = found.details();
        boolean isOurs = found.provider().equals(of.issuer()) && of.callback().equals(details.get(CALLBACK));
        return isOurs
                ? Verdict.accepted(new Login(
                        found.id(),
                        details.getOrDefault(NONCE, ""),
                        new CodeVerifier(details.getOrDefault(VERIFIER, "")),
                        aim(found)))
                : Verdict.rejected(
                        OpenIdReason.OTHER_PROVIDER_ASKED,
                        "a login begun with " + of.issuer() + " for " + of.callback(),
                        found.provider() + " for " + details.get(CALLBACK));
    }

    private static Aim aim(PendingRequest found) {
        Map<String, String> details = found.details();
        return new Aim(
                found.target(),
                Optional.ofNullable(details.get(CONTEXTS))
                        .map(text -> List.of(text.split(" ")))
                        .orElse(List.of()),
                Optional.ofNullable(details.get(MAX_AGE)).map(Duration::parse),
                Boolean.parseBoolean(details.get(STEP_UP)));
    }

    /** Deletes the cookie of a login that ended, if this browser has one. */
    Reply release(Reply reply, Request request, String state) {
        return digest(request, state).isPresent() ? binding.release(reply, state) : reply;
    }

    /** What is no state of ours is no name of a cookie either. */
    private Optional<String> digest(Request request, String state) {
        return OUR_STATE.matcher(state).matches() ? binding.digestOf(request, state) : Optional.empty();
    }
}

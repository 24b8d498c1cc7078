package org.secf.openid.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.http.Cookie;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.StepUp;
import org.secf.oauth.testing.TestRequest;

/** A browser: its cookies, and the session that the application keeps for it. */
public final class Browser {

    private final Mechanism mechanism;
    private final Map<String, String> jar = new LinkedHashMap<>();
    private Optional<Caller> caller = Optional.empty();
    private Map<String, String> details = Map.of();

    public Browser(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    /** What a container shows of one request. */
    private record Shown(
            Request request, boolean isProtected, Optional<Caller> established, Map<String, String> details)
            implements Exchange {}

    public Outcome send(TestRequest request) {
        return send(request, true);
    }

    public Outcome send(TestRequest request, boolean isProtected) {
        if (caller.isPresent() && mechanism.isOver(details)) {
            mechanism.left(details);
            leave();
        }
        Outcome outcome = mechanism.authenticate(new Shown(request.cookies(cookies()), isProtected, caller, details));
        take(outcome);
        return outcome;
    }

    private void take(Outcome outcome) {
        if (outcome instanceof Outcome.LoggedIn loggedIn) {
            caller = Optional.of(loggedIn.caller());
            details = loggedIn.details();
        }
        if (outcome instanceof Outcome.Replied replied && replied.endsSession()) {
            leave();
        }
        reply(outcome).ifPresent(this::keep);
    }

    private void leave() {
        caller = Optional.empty();
        details = Map.of();
    }

    /** A resource asks for more of the caller. */
    public Reply stepUp(String path, StepUp needed) {
        Reply reply = mechanism
                .stepUp(TestRequest.get(path).cookies(cookies()), needed)
                .orElseThrow();
        keep(reply);
        return reply;
    }

    /** Asks for a page, and follows to the provider: what it is asked there. */
    public Map<String, String> begin(String path) {
        return asked(reply(send(TestRequest.get(path))).orElseThrow());
    }

    public static Map<String, String> asked(Reply reply) {
        String location = location(reply);
        return OpenIdServer.parameters(location.substring(location.indexOf('?') + 1));
    }

    /** Brings the provider's right answer. */
    public Outcome answer(OpenIdServer provider, Map<String, String> request) {
        return callback(
                "code=" + provider.code(request) + "&state=" + request.get("state") + "&iss=" + provider.issuer());
    }

    public Outcome callback(String query) {
        return send(TestRequest.get("/openid/callback?" + query));
    }

    /** Logs in, from the first page on. */
    public Outcome logIn(OpenIdServer provider, String path) {
        return answer(provider, begin(path));
    }

    public boolean isLoggedIn() {
        return send(TestRequest.get("/who"), false) instanceof Outcome.Established;
    }

    public Map<String, String> details() {
        return details;
    }

    public List<Cookie.Pair> cookies() {
        return jar.entrySet().stream()
                .map(entry -> new Cookie.Pair(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void keep(Reply reply) {
        for (Reply.Header header : reply.headers()) {
            if (header.name().equals("Set-Cookie")) {
                String pair = header.value().split(";", 2)[0];
                String name = pair.substring(0, pair.indexOf('='));
                if (header.value().contains("Max-Age=0")) {
                    jar.remove(name);
                } else {
                    jar.put(name, pair.substring(pair.indexOf('=') + 1));
                }
            }
        }
    }

    public static Optional<Reply> reply(Outcome outcome) {
        if (outcome instanceof Outcome.Replied replied) {
            return Optional.of(replied.reply());
        }
        if (outcome instanceof Outcome.LoggedIn loggedIn) {
            return Optional.of(loggedIn.reply());
        }
        return outcome instanceof Outcome.Refused refused ? Optional.of(refused.reply()) : Optional.empty();
    }

    public static String location(Reply reply) {
        return header(reply, "Location");
    }

    public static String header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .findFirst()
                .map(Reply.Header::value)
                .orElse("");
    }
}

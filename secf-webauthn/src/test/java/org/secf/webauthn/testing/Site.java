package org.secf.webauthn.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.http.Cookie;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.identity.Evidence;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.MovableClock;
import org.secf.webauthn.WebAuthnMechanismFactory;

/** The site of {@link Speech} with one browser, which keeps cookies and its session. */
public final class Site {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final Mechanism mechanism;
    private final List<Cookie.Pair> cookies = new ArrayList<>();
    private Optional<Outcome.LoggedIn> session = Optional.empty();
    private Optional<Caller> other = Optional.empty();

    /**
     * A site.
     *
     * @param settings {@code name=value}, beside the base URL and memory for credentials
     */
    public Site(Parts parts, String... settings) {
        this.mechanism = mechanism(parts, clock, settings);
    }

    /** The mechanism of those settings. */
    public static Mechanism mechanism(Parts parts, MovableClock clock, String... written) {
        List<String> all = new ArrayList<>(List.of("base-url=https://sp.example.org/enabler", "credentials=memory"));
        all.addAll(List.of(written));
        return mechanism(new WebAuthnMechanismFactory(), parts, clock, all);
    }

    /** One of another kind, at the time of day. */
    public static Mechanism mechanism(MechanismFactory factory, Parts parts, String... written) {
        return mechanism(factory, parts, Clock.systemUTC(), List.of(written));
    }

    private static Mechanism mechanism(MechanismFactory factory, Parts parts, Clock clock, List<String> written) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : written) {
            String[] pair = setting.split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        // What is empty counts as not given.
        settings.values().removeIf(String::isEmpty);
        List<RawSetting> raw = settings.entrySet().stream()
                .map(setting -> new RawSetting(
                        setting.getKey(), List.of(setting.getValue().split(",", -1)), "test"))
                .toList();
        return factory.create(
                Settings.resolve("secf." + factory.name(), factory.keys(), List.of(new SettingsLayer(raw))),
                context(parts, clock));
    }

    private static MechanismContext context(Parts parts, Clock clock) {
        return new MechanismContext(
                clock,
                new SecureRandom(),
                Crypto.jdk(),
                new MemoryOnceStore(clock, 100),
                new MemoryPendingRequests(clock, 100),
                Resources.outsideDeployment(Site.class.getClassLoader()),
                parts,
                Expressions.none());
    }

    public MovableClock clock() {
        return clock;
    }

    public Mechanism mechanism() {
        return mechanism;
    }

    /** Somebody logged in by another mechanism, now. */
    public Site otherwise(String name) {
        other = Optional.of(caller(name, "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"));
        return this;
    }

    /** This caller, by the session of another mechanism. */
    public Site otherwise(Caller caller) {
        other = Optional.of(caller);
        return this;
    }

    /** Somebody of that name, for whom somebody else vouches. */
    public Site namesake(String name, String issuer) {
        Evidence evidence =
                new Evidence("openid", issuer, clock.instant(), Optional.of("urn:example:otp"), Optional.empty());
        return otherwise(new AuthenticatedCaller(name, Set.of(), Map.of(), evidence, List.of()));
    }

    /** Somebody acts for a user, by another mechanism. */
    public Site acting(String name, Delegate delegate) {
        Caller user = caller(name, "urn:example:token");
        other = Optional.of(
                new AuthenticatedCaller(name, user.groups(), user.attributes(), user.evidence(), List.of(delegate)));
        return this;
    }

    /** Whoever is in the session of this mechanism from now on. */
    public Site session(Outcome.LoggedIn login) {
        session = Optional.of(login);
        return this;
    }

    public Site loggedOutOtherwise() {
        other = Optional.empty();
        return this;
    }

    private Caller caller(String name, String context) {
        Evidence evidence =
                new Evidence("form", "password-file", clock.instant(), Optional.of(context), Optional.empty());
        return new AuthenticatedCaller(
                name, Set.of("staff"), Map.of("mail", List.of(name + "@example.org")), evidence, List.of());
    }

    /** Sends a request with the browser's cookies, and keeps those that come back. */
    public Outcome send(MemoryRequest request, boolean isProtected) {
        Outcome outcome = mechanism.authenticate(new Visit(request.cookies(cookies), isProtected, session, other));
        reply(outcome).ifPresent(this::keep);
        return outcome;
    }

    public Outcome get(String path) {
        return send(MemoryRequest.get(path), false);
    }

    /** A message of the script. */
    public static MemoryRequest message(String path, JsonObject body) {
        return MemoryRequest.post(path, body.toString())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", Speech.ORIGIN);
    }

    /** Begins a ceremony, and tells what the authenticator is asked. */
    public JsonObject begin(String purpose) {
        Outcome outcome = options(purpose);
        return reply(outcome)
                .filter(reply -> reply.status() == 200)
                .map(reply -> json(reply.body()))
                .orElseThrow(() -> new AssertionError(outcome.toString()));
    }

    public Outcome options(String purpose) {
        JsonObject body =
                Json.createObjectBuilder().add("target", "/enabler/first?x=1").build();
        return send(message("/webauthn/" + purpose + "/options", body), false);
    }

    /** Sends what the authenticator answered. */
    public Outcome finish(String purpose, JsonObject begun, JsonObject credential) {
        JsonObject body = Json.createObjectBuilder()
                .add("ceremony", begun.getString("ceremony"))
                .add("credential", credential)
                .build();
        return send(message("/webauthn/" + purpose + "/finish", body), false);
    }

    /** Forgets its cookies, as another browser would not have them. */
    public void forgetCookies() {
        cookies.clear();
    }

    public static String challenge(JsonObject begun) {
        return begun.getJsonObject("publicKey").getString("challenge");
    }

    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** The answer, where there is one. */
    public static Optional<Reply> reply(Outcome outcome) {
        if (outcome instanceof Outcome.Replied replied) {
            return Optional.of(replied.reply());
        }
        if (outcome instanceof Outcome.LoggedIn loggedIn) {
            return Optional.of(loggedIn.reply());
        }
        return outcome instanceof Outcome.Refused refused ? Optional.of(refused.reply()) : Optional.empty();
    }

    private void keep(Reply reply) {
        reply.headers().stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .map(header -> header.value().split(";", 2)[0].split("=", 2))
                .forEach(pair -> {
                    cookies.removeIf(cookie -> cookie.name().equals(pair[0]));
                    if (!pair[1].isEmpty()) {
                        cookies.add(new Cookie.Pair(pair[0], pair[1]));
                    }
                });
    }
}

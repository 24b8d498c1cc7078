package org.secf.testkit;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.secf.crypto.Crypto;
import org.secf.http.Cookie;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.identity.CallerJson;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.KeptTokens;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.propagation.MemoryKeptTokens;
import org.secf.propagation.OnBehalf;
import org.secf.resource.Resources;
import org.secf.saml.SamlMechanismFactory;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.MovableClock;
import org.secf.state.RandomText;

/** An enabler with the real SAML mechanism, behind the JDK's server as a container's adapter would put it there. Its time stands still unless moved. */
final class Enabler implements AutoCloseable {

    private static final String PREFIX = "secf.saml.";

    private final MovableClock clock = new MovableClock(Clock.systemUTC().instant());
    private final SecureRandom random = new SecureRandom();
    private final LocalServer server;
    private final Map<String, Outcome.LoggedIn> sessions = new ConcurrentHashMap<>();
    private final MemoryKeptTokens kept = new MemoryKeptTokens(clock, random, MemoryKeptTokens.LONGEST);
    private final List<OnBehalf> served = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private volatile boolean isForgetful;

    private Enabler() throws IOException {
        this.server = LocalServer.on(0);
    }

    /** Deploys it with the settings that the kit gives and {@code more}, names and values in turn. */
    static Enabler trusting(TestIdentityProvider provider, String... more) throws IOException {
        Enabler enabler = new Enabler();
        Map<String, String> settings = new HashMap<>(provider.settings(enabler.at("")));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(PREFIX + more[i], more[i + 1]);
        }
        Mechanism mechanism = enabler.mechanism(settings);
        enabler.server.serve("/enabler", request -> enabler.answer(mechanism, request));
        return enabler;
    }

    /** The address of a path. */
    String at(String path) {
        return "http://localhost:" + server.port() + "/enabler" + path;
    }

    /** Why requests were refused, as the log would say. */
    List<String> refusals() {
        return refusals;
    }

    /** For whom pages were answered, as whoever calls on is told. */
    List<OnBehalf> served() {
        return served;
    }

    Clock clock() {
        return clock;
    }

    /** From now on no session is kept. */
    void forgetSessions() {
        isForgetful = true;
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    @Override
    public void close() {
        server.close();
    }

    private Mechanism mechanism(Map<String, String> settings) {
        List<RawSetting> raw = new ArrayList<>();
        settings.forEach((name, value) ->
                raw.add(new RawSetting(name.substring(PREFIX.length()), List.of(value), "property " + name)));
        SamlMechanismFactory factory = new SamlMechanismFactory();
        return factory.create(
                Settings.resolve("secf.saml", factory.keys(), List.of(new SettingsLayer(raw))),
                new MechanismContext(
                                clock,
                                random,
                                Crypto.jdk(),
                                new MemoryOnceStore(clock, 1000),
                                new MemoryPendingRequests(clock, 1000),
                                Resources.outsideDeployment(Enabler.class.getClassLoader()),
                                Parts.none(),
                                Expressions.none())
                        .with(KeptTokens.class, kept));
    }

    private record Asked(Request request, boolean isProtected, Optional<Outcome.LoggedIn> login) implements Exchange {

        @Override
        public Optional<Caller> established() {
            return login.map(Outcome.LoggedIn::caller);
        }

        @Override
        public Map<String, String> details() {
            return login.map(Outcome.LoggedIn::details).orElse(Map.of());
        }
    }

    private Reply answer(Mechanism mechanism, Request request) {
        Optional<Outcome.LoggedIn> established = request.cookies().stream()
                .filter(cookie -> cookie.name().equals("SESSION"))
                .map(Cookie.Pair::value)
                .flatMap(id -> Optional.ofNullable(sessions.get(id)).stream())
                .findFirst();
        boolean isProtected = !request.path().startsWith("/public");
        return mechanism
                .authenticate(new Asked(request, isProtected, established))
                .fold(new Adapter(request));
    }

    private final class Adapter implements Outcome.Reactions<Reply> {

        private final Request request;

        Adapter(Request request) {
            this.request = request;
        }

        @Override
        public Reply established(Outcome.Established outcome) {
            served.add(new OnBehalf(outcome.caller(), outcome.token()));
            if (request.path().equals("/broken")) {
                throw new IllegalStateException("broken");
            }
            boolean isAllowed = !request.path().startsWith("/admin")
                    || outcome.caller().groups().contains("administrator");
            return isAllowed
                    ? Reply.text(
                            200,
                            "application/json",
                            CallerJson.write(outcome.caller()).toString())
                    : Reply.text(403, "text/plain", "for administrators");
        }

        @Override
        public Reply loggedIn(Outcome.LoggedIn outcome) {
            String id = RandomText.secret(random);
            if (!isForgetful) {
                sessions.put(id, outcome);
            }
            return outcome.reply().with(new Cookie("SESSION", id, "/enabler", Duration.ofHours(1), false, false));
        }

        @Override
        public Reply replied(Outcome.Replied outcome) {
            return outcome.reply();
        }

        @Override
        public Reply abstained() {
            return Reply.text(200, "text/plain", "for everybody");
        }

        @Override
        public Reply refused(Outcome.Refused outcome) {
            refusals.add(outcome.rejection().reason().name());
            String correlation = RandomText.correlation(random);
            return Reply.text(403, "text/html", "<p>Reference for the administrator: <code>" + correlation + "</code>");
        }
    }
}

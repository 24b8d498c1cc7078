package org.secf.oauth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.bearer.BearerMechanismFactory;
import org.secf.crypto.Crypto;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.mechanism.RouteKeys;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.Key;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.OnceStore;
import org.secf.verdict.Reason;

/** An application that takes tokens, as it is configured. */
public final class Application {

    private static final BearerMechanismFactory FACTORY = new BearerMechanismFactory();

    private final Map<String, List<String>> settings;
    private final Clock clock;
    private final Optional<OnceStore> once;

    private Application(Map<String, List<String>> settings, Clock clock, Optional<OnceStore> once) {
        this.settings = Map.copyOf(settings);
        this.clock = clock;
        this.once = once;
    }

    /** With the keys of an issuer in a file, and everything else at its default. */
    public static Application in(Path folder) {
        try {
            Path keys = folder.resolve("keys.json");
            Files.write(keys, new TestIssuer().jwks());
            return new Application(
                    Map.of(
                            "issuer", List.of(TestIssuer.ISSUER),
                            "audience", List.of(TestIssuer.AUDIENCE),
                            "jwks", List.of(keys.toString())),
                    TestIssuer.CLOCK,
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Application with(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(settings);
        more.put(name, List.of(values));
        return new Application(more, clock, once);
    }

    public Application without(String name) {
        Map<String, List<String>> fewer = new LinkedHashMap<>(settings);
        fewer.remove(name);
        return new Application(fewer, clock, once);
    }

    public Application at(Clock other) {
        return new Application(settings, other, once);
    }

    /** Whose nodes have that memory in common. */
    public Application sharing(OnceStore memory) {
        return new Application(settings, clock, Optional.of(memory));
    }

    public Mechanism mechanism() {
        List<RawSetting> raw = new ArrayList<>();
        settings.forEach((name, values) -> raw.add(new RawSetting(name, values, "a test")));
        List<Key<?>> keys =
                Stream.concat(FACTORY.keys().stream(), RouteKeys.ALL.stream()).toList();
        MechanismContext context = new MechanismContext(
                clock,
                new SecureRandom(),
                Crypto.jdk(),
                once.orElseGet(() -> new MemoryOnceStore(clock, 1000)),
                new MemoryPendingRequests(clock, 10),
                Resources.outsideDeployment(Application.class.getClassLoader()),
                Parts.none(),
                Expressions.none());
        return FACTORY.create(Settings.resolve("secf.bearer", keys, List.of(new SettingsLayer(raw))), context);
    }

    public Outcome ask(Request request) {
        return ask(mechanism(), request);
    }

    public static Outcome ask(Mechanism mechanism, Request request) {
        return mechanism.authenticate(new TestExchange(request, true));
    }

    public Caller caller(Request request) {
        return caller(ask(request));
    }

    public static Caller caller(Outcome outcome) {
        if (outcome instanceof Outcome.Established established) {
            return established.caller();
        }
        throw new AssertionError("expected a caller, received " + outcome);
    }

    public Caller caller(Jws token) {
        return caller(TestRequest.bearer(TestIssuer.signed(token)));
    }

    public Reason refusal(Request request) {
        return refused(ask(request)).rejection().reason();
    }

    public Reason refusal(Jws token) {
        return refusal(TestRequest.bearer(TestIssuer.signed(token)));
    }

    public static Outcome.Refused refused(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused;
        }
        throw new AssertionError("expected a refusal, received " + outcome);
    }

    /** The challenges of an answer. */
    public static List<String> challenges(Reply reply) {
        return fields(reply, "WWW-Authenticate");
    }

    public static List<String> fields(Reply reply, String name) {
        return reply.headers().stream()
                .filter(field -> field.name().equals(name))
                .map(Reply.Header::value)
                .toList();
    }
}

package org.secf.proxy;

import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.secf.crypto.Crypto;
import org.secf.http.Bodies;
import org.secf.http.BodyLimits;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.identity.Evidence;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.mechanism.CallerEndpoint;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.Key;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.MovableClock;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** A resource at {@code https://enabler.example.org/enabler} that believes a gateway, and what that hands on to it. */
final class Behind {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final String AUDIENCE = "enabler";
    static final String ORIGIN = "https://enabler.example.org";
    static final String TARGET = "/enabler/api/orders?id=7";
    static final String PROXY_ADDRESS = "192.0.2.7";
    static final OwnKey GATEWAY = key("CN=gateway");
    static final OwnKey OTHER_GATEWAY = key("CN=other");
    static final OwnKey STRANGER = key("CN=gateway");
    static final String PATH = "/.well-known/secf/forward-auth";

    static final Caller ALICE = new AuthenticatedCaller(
            "sip:alice@home1.net",
            Set.of("staff", "1"),
            Map.of("impu", List.of("tel:+4930123"), "mail", List.of("alice@example.org")),
            new Evidence("gba", "https://bsf.example.org", NOW.minusSeconds(5), Optional.of("me"), Optional.of("kt")),
            List.of(new Delegate("billing", Optional.of(NOW.minusSeconds(9)))));

    final MovableClock clock = new MovableClock(NOW);
    final MessageGuard guard;

    private Behind(String id, Optional<OnceStore> once, List<String> settings) {
        List<String> all = new ArrayList<>(List.of(
                "proxies=CN=gateway", "key-set=proxies", "audience=" + AUDIENCE, "base-url=" + ORIGIN + "/enabler"));
        all.addAll(settings);
        this.guard = new TrustedProxyFactory()
                .create(
                        id,
                        settings("secf.trusted-proxy", TrustedProxyKeys.ALL, all),
                        context(once.orElseGet(() -> new MemoryOnceStore(clock, 100))));
    }

    /** With settings {@code name=value}; several values are parted by commas. */
    static Behind with(String... settings) {
        return new Behind("trusted-proxy", Optional.empty(), List.of(settings));
    }

    static Behind remembering(OnceStore once, String... settings) {
        return new Behind("trusted-proxy", Optional.of(once), List.of(settings));
    }

    /** By a definition of that id. */
    static Behind called(String id, OnceStore once) {
        return new Behind(id, Optional.of(once), List.of());
    }

    static Settings settings(String prefix, List<Key<?>> keys, List<String> written) {
        List<RawSetting> raw = written.stream()
                .map(setting -> setting.split("=", 2))
                .map(parts -> new RawSetting(
                        parts[0], parts[1].isEmpty() ? List.of() : Arrays.asList(parts[1].split(",")), "test"))
                .toList();
        return Settings.resolve(prefix, keys, List.of(new SettingsLayer(raw)));
    }

    static OwnKey key(String name) {
        try {
            return new SelfSigned(KeyKind.P_256, Duration.ofDays(9), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal(name), NOW.minus(Duration.ofDays(1)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    MechanismContext context(OnceStore once) {
        KeyLife life = KeyLife.waiting().activeFrom(NOW.minusSeconds(60));
        KeySet own = new KeySet(List.of(Member.of(KeyUse.SIGNING, life, GATEWAY)), List.of());
        KeySet proxies = new KeySet(
                List.of(),
                List.of(
                        new KeySet.Trusted(GATEWAY.certificate(), life),
                        new KeySet.Trusted(OTHER_GATEWAY.certificate(), life)));
        return new MechanismContext(
                        clock,
                        new SecureRandom(),
                        Crypto.jdk(),
                        once,
                        new MemoryPendingRequests(clock, 10),
                        Resources.outsideDeployment(Behind.class.getClassLoader()),
                        Parts.none(),
                        Expressions.none())
                .with(new KeyRing(Map.of(), Map.of("main", () -> own, "proxies", () -> proxies)));
    }

    CallerEndpoint endpoint(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "proxy-addresses=" + PROXY_ADDRESS,
                "resource-url=" + ORIGIN,
                "audience=" + AUDIENCE,
                "identity-attributes=impu"));
        all.addAll(List.of(settings));
        return new ForwardAuthenticationFactory()
                .create(
                        settings("secf.forward-authentication", ForwardAuthenticationKeys.ALL, all),
                        context(new MemoryOnceStore(clock, 10)));
    }

    /** The same request as the container shows it where it comes from that address. */
    static Request from(String address, Request request) {
        return (Request) Proxy.newProxyInstance(
                Behind.class.getClassLoader(), new Class<?>[] {Request.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("senderAddress")) {
                        return Optional.of(address);
                    }
                    return method.invoke(request, arguments);
                });
    }

    static Request question(String method, String url) {
        return from(
                PROXY_ADDRESS,
                MemoryRequest.get(PATH).header("X-Original-Method", method).header("X-Original-URL", url));
    }

    /** The request that a question is about. */
    static Request seen(CallerEndpoint endpoint, Request question) {
        return Verdicts.value(endpoint.asked(question)).apply(question);
    }

    /** What the gateway answers of that caller about a GET of {@link #TARGET}. */
    Reply answered(Caller caller, String... settings) {
        CallerEndpoint endpoint = endpoint(settings);
        Request asked = seen(endpoint, question("GET", ORIGIN + TARGET));
        return endpoint.answer(asked, caller).reply();
    }

    static String value(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Reply.Header::value)
                .findFirst()
                .orElseThrow();
    }

    static MemoryRequest direct() {
        return MemoryRequest.get("/api/orders?id=7");
    }

    /** The request with these fields of an answer, as a proxy copies them. */
    static MemoryRequest copied(MemoryRequest request, Reply reply, String... names) {
        MemoryRequest copy = request;
        for (String name : names) {
            copy = copy.header(name, value(reply, name));
        }
        return copy;
    }

    /** With the token alone. */
    MemoryRequest handedOn(Caller caller, String... settings) {
        return copied(direct(), answered(caller, settings), AssertedFields.TOKEN);
    }

    Verdict<Inspection> inspect(Request request) {
        try (Bodies bodies = new Bodies(BodyLimits.inMemoryOnly(1000), Optional::empty)) {
            return guard.inspect(request, bodies);
        }
    }

    Caller caller(Request request) {
        return Verdicts.value(inspect(request)).facts().vouchings().get(0).caller();
    }
}

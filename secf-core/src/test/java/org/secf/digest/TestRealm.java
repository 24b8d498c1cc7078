package org.secf.digest;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MemoryExchange;
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
import org.secf.state.OnceStore;

/** A realm with two users, as a container would start it; its clock is set by hand. */
final class TestRealm {

    static final String NAME = "enabler@example.org";
    static final String OTHER_USER = "J\u00e4s\u00f8n Doe";

    final MovableClock clock = new MovableClock(Instant.parse("2026-06-01T12:00:00Z"));
    final Mechanism mechanism;

    private TestRealm(Optional<DigestSecrets> secrets, Optional<OnceStore> once, List<String> settings) {
        this.mechanism = start(
                once.orElseGet(() -> new MemoryOnceStore(clock, 10_000)),
                secrets.orElseGet(TestRealm::users),
                settings);
    }

    /** With settings {@code name=value}; several values are parted by commas. */
    static TestRealm with(String... settings) {
        return new TestRealm(Optional.empty(), Optional.empty(), List.of(settings));
    }

    static TestRealm with(DigestSecrets secrets, String... settings) {
        return new TestRealm(Optional.of(secrets), Optional.empty(), List.of(settings));
    }

    static TestRealm with(OnceStore once, String... settings) {
        return new TestRealm(Optional.empty(), Optional.of(once), List.of(settings));
    }

    /** What an application brings along. */
    record OnePart(Object part) implements Parts {
        @Override
        public <T> Optional<T> find(Class<T> type) {
            return type.isInstance(part) ? Optional.of(type.cast(part)) : Optional.empty();
        }
    }

    static Settings settings(List<String> written) {
        List<RawSetting> raw = written.stream()
                .map(setting -> setting.split("=", 2))
                .map(parts -> new RawSetting(
                        parts[0], parts[1].isEmpty() ? List.of() : Arrays.asList(parts[1].split(",")), "test"))
                .toList();
        return Settings.resolve("secf.digest", DigestKeys.ALL, List.of(new SettingsLayer(raw)));
    }

    static MechanismContext context(MovableClock clock, OnceStore once, Parts parts) {
        return new MechanismContext(
                clock,
                new SecureRandom(),
                Crypto.jdk(),
                once,
                new MemoryPendingRequests(clock, 10),
                Resources.outsideDeployment(TestRealm.class.getClassLoader()),
                parts,
                Expressions.none());
    }

    private Mechanism start(OnceStore once, DigestSecrets secrets, List<String> written) {
        List<String> all = new ArrayList<>(List.of("realm=" + NAME));
        all.addAll(written);
        return new DigestMechanismFactory().create(settings(all), context(clock, once, new OnePart(secrets)));
    }

    /** Alice and Jäsøn, with a secret for each algorithm. */
    static DigestSecrets users() {
        String lines = Arrays.stream(DigestAlgorithm.values())
                .flatMap(algorithm -> Stream.of(
                        new DigestSecretLine(DigestAnswer.NAME, NAME, algorithm, Set.of("staff", "readers"))
                                .with(DigestAnswer.PASSWORD.toCharArray()),
                        new DigestSecretLine(OTHER_USER, NAME, algorithm, Set.of())
                                .with("Secret, or not?".toCharArray())))
                .collect(Collectors.joining("\n"));
        return new FileSecrets("test", new SecretFileParser("test").parse(lines.getBytes(StandardCharsets.UTF_8)));
    }

    /** The challenges that a request without credentials gets. */
    List<String> challenges() {
        return challenges(authenticate(MemoryRequest.get("/who")));
    }

    static List<String> challenges(Outcome outcome) {
        return reply(outcome).headers().stream()
                .filter(header -> header.name().equals("WWW-Authenticate"))
                .map(Reply.Header::value)
                .toList();
    }

    static Reply reply(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.reply() : ((Outcome.Replied) outcome).reply();
    }

    /** Alice's answer to the first challenge. */
    DigestAnswer answer() {
        return DigestAnswer.to(challenges().get(0));
    }

    /** A GET of {@code /who} with this answer. */
    Outcome get(DigestAnswer answer) {
        return authenticate(request(answer));
    }

    static MemoryRequest request(DigestAnswer answer) {
        return MemoryRequest.get("/who").header("Authorization", answer.field());
    }

    Outcome authenticate(Request request) {
        return mechanism.authenticate(MemoryExchange.of(request));
    }

    void pass(Duration time) {
        clock.advance(time);
    }
}

package org.secf.administration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyUse;
import org.secf.keys.SelfSigned;
import org.secf.keys.store.Alias;
import org.secf.keys.store.Change;
import org.secf.keys.store.NewKey;
import org.secf.keys.store.Rotation;
import org.secf.settings.Kind;
import org.secf.verdict.Verdict;

/** What administrators ask of keys, in JSON. */
record KeyChanges(Attempt attempt, Instant now) {

    private static final Kind<Duration> LIFETIME = Kind.duration(Duration.ofDays(1), Duration.ofDays(7300));
    private static final Kind<Duration> IN = Kind.duration(Duration.ofSeconds(1), Duration.ofDays(365));
    private static final Kind<Duration> RETIRING = Kind.duration(Duration.ZERO, Duration.ofDays(3650));
    private static final Kind<KeyUse> USE = Kind.one("signing or decryption", KeyChanges::use);
    private static final Kind<KeyKind> KIND = Kind.one("one of " + KeyKind.words(), KeyChanges::kind);
    private static final Kind<X500Principal> NAME = Kind.one("a name such as CN=app,O=Example", X500Principal::new);

    /** {@code set} and {@code use}, and where the usual will not do {@code kind}, {@code lifetime} and {@code name}. */
    Verdict<Change> generate(String body) {
        return JsonBody.read(body, Set.of("set", "use", "kind", "lifetime", "name"))
                .then(json -> json.text("set")
                        .then(Alias::check)
                        .then(set -> json.value("use", USE, "")
                                .then(use -> maker(json)
                                        .then(maker -> json.value("name", NAME, "CN=" + subject())
                                                .then(name -> newKey(set).generated(use, maker, name))))));
    }

    private Verdict<SelfSigned> maker(JsonBody json) {
        return json.value("kind", KIND, KeyKind.P_256.word())
                .then(kind -> json.value("lifetime", LIFETIME, "3650d")
                        .map(lifetime -> new SelfSigned(
                                kind,
                                lifetime,
                                attempt.context().random(),
                                attempt.store().file().format().token())));
    }

    /** {@code use}; {@code in}, or {@code at-once} as true; {@code retire-after}. */
    Verdict<Change> rotate(JsonBody json) {
        return json.value("use", USE, "")
                .then(use -> rotation(json).map(rotation -> attempt.edits().rotate(subject(), use, rotation)));
    }

    /** The body of a rotation, and whose keys it is about. */
    static Verdict<JsonBody> rotation(String body) {
        return JsonBody.read(body, Set.of("use", "in", "retire-after", "at-once"));
    }

    static Verdict<KeyUse> use(JsonBody json) {
        return json.value("use", USE, "");
    }

    private Verdict<Rotation> rotation(JsonBody json) {
        return json.flag("at-once")
                .then(isAtOnce -> isAtOnce && json.has("in")
                        ? JsonBody.malformed("in or at-once, not both")
                        : json.value("retire-after", RETIRING, "24h")
                                .then(retiring -> isAtOnce
                                        ? Verdict.accepted(Rotation.atOnce(now, retiring))
                                        : json.value("in", IN, "10m")
                                                .map(in -> new Rotation(now, now.plus(in), retiring))));
    }

    private NewKey newKey(String set) {
        return new NewKey(attempt.edits(), subject(), set, now);
    }

    private String subject() {
        return attempt.request().subject();
    }

    private static KeyUse use(String text) {
        return KeyUse.of(Optional.of(text)
                .filter(word -> word.equals(KeyUse.SIGNING.word()) || word.equals(KeyUse.DECRYPTION.word()))
                .orElseThrow(() -> new IllegalArgumentException("another use")));
    }

    private static KeyKind kind(String text) {
        return KeyKind.of(text).orElseThrow(() -> new IllegalArgumentException("another kind"));
    }
}

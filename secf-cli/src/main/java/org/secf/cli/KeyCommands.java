package org.secf.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyUse;
import org.secf.keys.SelfSigned;
import org.secf.keys.store.NewKey;
import org.secf.keys.store.Rotation;
import org.secf.keys.store.StoreLines;
import org.secf.settings.Kind;

/** The commands {@code secf key}. */
final class KeyCommands {

    private static final Kind<Duration> LIFETIME = Kind.duration(Duration.ofDays(1), Duration.ofDays(7300));
    private static final Kind<Duration> IN = Kind.duration(Duration.ofSeconds(1), Duration.ofDays(365));
    private static final Kind<Duration> RETIRING = Kind.duration(Duration.ZERO, Duration.ofDays(3650));
    private static final String FIRST =
            "The first key of a set for its use is active at once; a further one waits as the next until: secf key rotate";

    private KeyCommands() {}

    static List<StoreVerb> all() {
        return List.of(generate(), importing(), trust(), rotate(), retire(), list());
    }

    private static StoreVerb generate() {
        return StoreVerb.changing(
                        "generate",
                        KeyCommands::generate,
                        "Makes a key pair with a self-signed certificate in a store.",
                        "",
                        FIRST)
                .ofAlias()
                .requiring(StoreOption.SET, StoreOption.USE)
                .allowing(StoreOption.KIND, StoreOption.LIFETIME, StoreOption.NAME);
    }

    private static StoreVerb importing() {
        return StoreVerb.changing(
                        "import",
                        KeyCommands::importPair,
                        "Puts a key pair that was made elsewhere into a store.",
                        "",
                        "Key and certificate must belong together. " + FIRST)
                .ofAlias()
                .requiring(StoreOption.SET, StoreOption.USE, StoreOption.PAIR_FROM)
                .allowing(StoreOption.CHAIN);
    }

    private static StoreVerb trust() {
        return StoreVerb.changing(
                        "trust",
                        desk -> desk.change(key(desk).trusted(KeyInput.certificate(desk.given()))),
                        "Puts a certificate that is to be believed into a store.")
                .ofAlias()
                .requiring(StoreOption.SET, StoreOption.TRUST_FROM);
    }

    private static StoreVerb rotate() {
        return StoreVerb.changing(
                        "rotate",
                        KeyCommands::rotate,
                        "Lets the next key of a set follow the active one, and prints what happens when.",
                        "",
                        "Until then others learn of the next key; afterwards they may still use what they know of the former one.")
                .requiring(StoreOption.SET, StoreOption.USE)
                .allowing(StoreOption.IN, StoreOption.RETIRE_AFTER, StoreOption.AT_ONCE);
    }

    private static StoreVerb retire() {
        return StoreVerb.changing(
                        "retire",
                        desk -> desk.change(desk.edits().retire(desk.given().alias(), desk.now())),
                        "Ends the use of a key now: it is published and believed no more.",
                        "",
                        "Not of the active key of a set, which another one has to follow first.")
                .ofAlias();
    }

    private static StoreVerb list() {
        return StoreVerb.reading(
                "list",
                desk -> {
                    Instant now = desk.now();
                    return desk.read(contents -> List.of(StoreLines.keys(contents, now)));
                },
                "Prints the keys and trusted certificates.",
                "",
                "Of each: set, use, state now, times of its life, algorithm, thumbprint, and when its certificate expires.");
    }

    private static StoreAnswer generate(StoreDesk desk) throws UnusableException {
        StoreGiven given = desk.given();
        NewKey key = key(desk);
        KeyUse use = given.use();
        KeyKind kind = kind(given);
        Duration lifetime = given.value(StoreOption.LIFETIME, LIFETIME, "3650d");
        X500Principal name = name(given);
        return desk.change(desk.token()
                .then(token -> key.generated(
                        use, new SelfSigned(kind, lifetime, desk.outside().random(), token), name)));
    }

    private static StoreAnswer importPair(StoreDesk desk) throws UnusableException {
        KeyUse use = desk.given().use();
        return desk.change(key(desk).imported(use, KeyInput.pair(desk.given())));
    }

    private static StoreAnswer rotate(StoreDesk desk) throws UnusableException {
        StoreGiven given = desk.given();
        String set = given.require(StoreOption.SET);
        KeyUse use = given.use();
        if (given.has(StoreOption.AT_ONCE) && given.find(StoreOption.IN).isPresent()) {
            throw new UnusableException("--in and --at-once exclude each other: give one of them");
        }
        Instant now = desk.now();
        Duration retiring = given.value(StoreOption.RETIRE_AFTER, RETIRING, "24h");
        Rotation rotation = given.has(StoreOption.AT_ONCE)
                ? Rotation.atOnce(now, retiring)
                : new Rotation(now, now.plus(given.value(StoreOption.IN, IN, "10m")), retiring);
        return desk.change(
                desk.edits().rotate(set, use, rotation), contents -> StoreLines.schedule(contents, set, use, now));
    }

    private static NewKey key(StoreDesk desk) throws UnusableException {
        return new NewKey(desk.edits(), desk.given().alias(), desk.given().require(StoreOption.SET), desk.now());
    }

    private static KeyKind kind(StoreGiven given) throws UnusableException {
        String word = given.find(StoreOption.KIND).orElse(KeyKind.P_256.word());
        return KeyKind.of(word)
                .orElseThrow(
                        () -> new UnusableException("--kind: expected one of " + KeyKind.words() + ", found " + word));
    }

    private static X500Principal name(StoreGiven given) throws UnusableException {
        String name = given.find(StoreOption.NAME).orElse("CN=" + Rdn.escapeValue(given.alias()));
        try {
            return new X500Principal(name);
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--name: expected a name such as CN=app,O=Example, found " + name, e);
        }
    }
}

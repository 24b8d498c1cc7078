package org.secf.agreement;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secf.keys.set.KeyRing;
import org.secf.settings.HiddenValueException;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** Every setting below {@code secf.agreement}; {@link KeyAgreementDefinition} has an attribute for each. */
final class AgreementKeys {

    static final Key<String> SERVER_NAME = Key.required(
            "server-name",
            Kind.one("1 to 256 visible ASCII characters", AgreementKeys::visible),
            "The name by which clients know that an offer is this server's, such as https://enabler.example.org.");

    static final Key<String> KEY_SET =
            Key.of("key-set", Kind.TEXT, KeyRing.MAIN, "The key set whose active signing key signs the offers.");

    static final Key<List<AgreementSuite>> SUITES = Key.of(
            "suites",
            Kind.list(AgreementSuite.words(), word -> known(AgreementSuite.of(word))),
            List.of(AgreementSuite.X25519, AgreementSuite.P_256),
            "The suites that keys are offered for.");

    static final Key<List<AgreementMode>> MODES = Key.of(
            "modes",
            Kind.list(AgreementMode.words(), word -> known(AgreementMode.of(word))),
            List.of(AgreementMode.BASE, AgreementMode.PSK, AgreementMode.AUTH, AgreementMode.AUTH_PSK),
            "The modes that are taken; pre-shared has no forward secrecy and must be named.");

    static final Key<Boolean> ACCEPT_ANONYMOUS_CLIENTS = Key.of(
            "accept-anonymous-clients",
            Kind.FLAG,
            false,
            "Dangerous: whether a client in mode base need not sign, so that anybody has an association.");

    static final Key<String> CLIENT_TRUST = Key.optional(
            "client-trust",
            Kind.TEXT,
            "The key set whose trust anchors are the clients' own certificates, unless the application has a bean ClientKeys.");

    static final Key<List<String>> PSK = Key.of(
            "psk",
            Kind.list("identifier=" + KeyRing.EXPECTED, AgreementKeys::psk),
            List.of(),
            "Pre-shared keys of at least 32 octets by their identifiers.");

    static final Key<Duration> PRE_KEY_LIFETIME = Key.of(
            "pre-key-lifetime",
            Kind.duration(Duration.ofSeconds(10), Duration.ofHours(1)),
            Duration.ofMinutes(10),
            "How long the keys of one offer are offered; they are kept as long again, then forgotten.");

    static final Key<Duration> LIFETIME = Key.of(
            "lifetime",
            Kind.duration(Duration.ofSeconds(1), Duration.ofHours(24)),
            Duration.ofHours(1),
            "The longest life of an association.");

    static final Key<Integer> MAX_ASSOCIATIONS = Key.of(
            "max-associations",
            Kind.number(1, 100_000),
            10_000,
            "How many associations may live at once; more are refused.");

    static final Key<Integer> MAX_ASSOCIATIONS_PER_CLIENT = Key.of(
            "max-associations-per-client",
            Kind.number(1, 100_000),
            100,
            "How many of them one client may have: one of a proved name, or of an address where clients are anonymous.");

    static final Key<Integer> MAX_ANSWERS = Key.of(
            "max-answers",
            Kind.number(1, 100_000),
            10_000,
            "How many answers are taken to one offer; each is remembered until the offer ends.");

    static final Key<Integer> MAX_ANSWERS_PER_CLIENT = Key.of(
            "max-answers-per-client",
            Kind.number(1, 100_000),
            1_000,
            "How many of them are taken of one client, which is counted as for max-associations-per-client.");

    static final Key<String> PATH = Key.of(
            "path",
            Kind.one("a path below the application", AgreementKeys::path),
            "/.well-known/secf/agreement",
            "The path below the application where offers are published and answered.");

    static final List<Key<?>> ALL = List.of(
            SERVER_NAME,
            KEY_SET,
            SUITES,
            MODES,
            ACCEPT_ANONYMOUS_CLIENTS,
            CLIENT_TRUST,
            PSK,
            PRE_KEY_LIFETIME,
            LIFETIME,
            MAX_ASSOCIATIONS,
            MAX_ASSOCIATIONS_PER_CLIENT,
            MAX_ANSWERS,
            MAX_ANSWERS_PER_CLIENT,
            PATH);

    private AgreementKeys() {}

    private static String visible(String text) {
        return matching(text, "[!-~]{1,256}");
    }

    private static String psk(String text) {
        if (!text.matches("[!-<>-~]{1,256}=(store|file):.+")) {
            throw new HiddenValueException("an identifier and a location");
        }
        return text;
    }

    private static String path(String text) {
        if (Arrays.asList(text.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException("a path without ..");
        }
        return matching(text, "/[A-Za-z0-9._~/-]+");
    }

    private static String matching(String text, String pattern) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException(pattern);
        }
        return text;
    }

    private static <T> T known(Optional<T> found) {
        return found.orElseThrow(() -> new IllegalArgumentException("another word"));
    }
}

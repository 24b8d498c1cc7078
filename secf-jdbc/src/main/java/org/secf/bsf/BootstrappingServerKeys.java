package org.secf.bsf;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.gba.AkaVersion;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;
import org.secf.jdbc.DatabaseKeys;
import org.secf.keys.set.KeyRing;
import org.secf.settings.HiddenValueException;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** Every setting below {@code secf.bsf}; {@link BootstrappingServerDefinition} has an attribute for each. */
final class BootstrappingServerKeys {

    private static final String GROUPS = "entries host=group, such as naf.example.org=inner";

    static final Key<String> HOST = Key.required(
            "host",
            Kind.one("the name of a host such as bsf.example.org", BootstrappingServerKeys::host),
            "The server's own host, as devices call it: realm, and part of every transaction identifier.");

    static final Key<List<AkaVersion>> VERSIONS = Key.of(
            "versions",
            Kind.list("AKAv1-MD5, AKAv2-MD5 and AKAv2-SHA-256", BootstrappingServerKeys::version),
            List.of(AkaVersion.AKA_V1_MD5),
            "The versions of AKA that are offered, the preferred one first; every device has the first version.");

    static final Key<Duration> LIFETIME = Key.of(
            "lifetime",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
            Duration.ofDays(1),
            "How long keys are good after a bootstrapping.");

    static final Key<Duration> ANSWER_WITHIN = Key.of(
            "answer-within",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            Duration.ofMinutes(1),
            "How long a challenge may be answered. It waits in the node that made it.");

    static final Key<Integer> MOST_PENDING = Key.of(
            "most-pending",
            Kind.number(1, 10_000_000),
            100_000,
            "How many challenges may wait on one node; more drive out the oldest.");

    static final Key<String> MANAGEMENT = Key.of(
            "management",
            Kind.one("four hexadecimal digits", BootstrappingServerKeys::management),
            "0000",
            "AMF of all challenges.");

    static final Key<String> SEALING_KEY = Key.required(
            "sealing-key",
            Kind.one(KeyRing.EXPECTED, BootstrappingServerKeys::location),
            "The key that encrypts subscribers' keys and bootstrapped ones, 32 octets or 64 hexadecimal digits: "
                    + KeyRing.EXPECTED + ".");

    static final Key<List<String>> FORMER_SEALING_KEYS = Key.of(
            "former-sealing-keys",
            Kind.list(KeyRing.EXPECTED, BootstrappingServerKeys::location),
            List.of(),
            "Keys that decrypt only: one to come, before any node encrypts by it, and those of before, until secf gba subscriber reseal has run and what was bootstrapped before is over.");

    static final Key<Map<String, Set<String>>> APPLICATION_GROUPS = Key.of(
            "application-groups",
            new Kind<>(BootstrappingServerKeys::groups, GROUPS, true),
            Map.of(),
            "Entries host=group: which applications the settings of a group are told to.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.of(
                    List.of(
                            HOST,
                            VERSIONS,
                            LIFETIME,
                            ANSWER_WITHIN,
                            MOST_PENDING,
                            MANAGEMENT,
                            SEALING_KEY,
                            FORMER_SEALING_KEYS,
                            APPLICATION_GROUPS),
                    DatabaseKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    private BootstrappingServerKeys() {}

    private static String host(String text) {
        return new NafId(text, UaProtocol.TEMPORARY_IDENTITY).host();
    }

    private static AkaVersion version(String text) {
        return AkaVersion.named(text).orElseThrow(() -> new IllegalArgumentException("another version"));
    }

    private static String management(String text) {
        if (!text.matches("[0-9a-fA-F]{4}")) {
            throw new IllegalArgumentException("four hexadecimal digits");
        }
        return text;
    }

    private static String location(String text) {
        if (!text.startsWith("store:") && !text.startsWith("file:")) {
            throw new HiddenValueException(KeyRing.EXPECTED);
        }
        return text;
    }

    private static Map<String, Set<String>> groups(List<String> entries) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals < 1 || equals == entry.length() - 1) {
                throw new IllegalArgumentException(GROUPS);
            }
            groups.computeIfAbsent(host(entry.substring(0, equals)), host -> new LinkedHashSet<>())
                    .add(entry.substring(equals + 1));
        }
        return groups;
    }
}

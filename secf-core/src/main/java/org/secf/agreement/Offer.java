package org.secf.agreement;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.secf.hpke.KemPublicKey;
import org.secf.keys.Base64Url;
import org.secf.verdict.Verdict;

/**
 * What a server offers: its keys of a short time and what may be agreed with them.
 *
 * @param id 256 random bits, which make every agreement by this offer one of it alone
 * @param server the name of the server, by which a client knows that it is asked for
 * @param notBefore since when the offer may be answered
 * @param notAfter until when
 * @param longest how long an association may live
 * @param keys for each suite
 * @param modes that the server takes
 */
record Offer(
        String id,
        String server,
        Instant notBefore,
        Instant notAfter,
        Duration longest,
        Map<AgreementSuite, KemPublicKey> keys,
        List<AgreementMode> modes) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    Offer {
        keys = Map.copyOf(keys);
        modes = List.copyOf(modes);
    }

    /** What the server signs. */
    byte[] octets() {
        Canonical all = new Canonical("SECF-AGREEMENT-OFFER-1")
                .part(id)
                .part(server)
                .part(notBefore.getEpochSecond())
                .part(notAfter.getEpochSecond())
                .part(longest.toSeconds())
                .part(keys.size());
        new TreeMap<>(keys).forEach((suite, key) -> all.part(suite.word()).part(key.octets()));
        modes.forEach(mode -> all.part(mode.word()));
        return all.octets();
    }

    JsonObject toJson() {
        JsonArrayBuilder suites = JSON.createArrayBuilder();
        new TreeMap<>(keys)
                .forEach((suite, key) -> suites.add(JSON.createObjectBuilder()
                        .add("suite", suite.word())
                        .add("key", Base64Url.encode(key.octets()))));
        JsonArrayBuilder words = JSON.createArrayBuilder();
        modes.forEach(mode -> words.add(mode.word()));
        return JSON.createObjectBuilder()
                .add("id", id)
                .add("server", server)
                .add("not_before", notBefore.getEpochSecond())
                .add("not_after", notAfter.getEpochSecond())
                .add("longest", longest.toSeconds())
                .add("keys", suites)
                .add("modes", words)
                .build();
    }

    static Offer read(Members members) throws MalformedMessage {
        Offer offer = new Offer(
                members.text("id"),
                members.text("server"),
                members.time("not_before"),
                members.time("not_after"),
                Duration.ofSeconds(members.number("longest")),
                keys(members.objects("keys")),
                modes(members.texts("modes")));
        members.requireNoMore();
        return offer;
    }

    private static Map<AgreementSuite, KemPublicKey> keys(List<Members> entries) throws MalformedMessage {
        Map<AgreementSuite, KemPublicKey> keys = new EnumMap<>(AgreementSuite.class);
        for (Members entry : entries) {
            AgreementSuite suite = AgreementSuite.of(entry.text("suite"))
                    .orElseThrow(() -> Members.malformed("suite", "one of " + AgreementSuite.words()));
            Verdict<KemPublicKey> key = KemPublicKey.parse(suite.hpke().kem(), entry.octets("key", 32, 65));
            entry.requireNoMore();
            if (key.rejection().isPresent()) {
                throw new MalformedMessage(key.rejection().get());
            }
            if (keys.containsKey(suite)) {
                throw Members.malformed("keys", "one for each suite");
            }
            key.map(found -> keys.put(suite, found) == null);
        }
        return keys;
    }

    private static List<AgreementMode> modes(List<String> words) throws MalformedMessage {
        List<AgreementMode> modes = words.stream()
                .flatMap(word -> AgreementMode.of(word).stream())
                .distinct()
                .toList();
        if (modes.size() != words.size()) {
            throw Members.malformed("modes", "some of " + AgreementMode.words() + ", each once");
        }
        return modes;
    }
}

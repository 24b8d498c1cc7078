package org.secf.keys.store;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyText;
import org.secf.keys.KeyUse;
import org.secf.keys.Thumbprint;

/** What is in a store, as JSON for those who may administer it. There is no secret in any of it. */
public final class StoreLines {

    private StoreLines() {}

    /** One change: the audit event, and a line of the history. */
    public static JsonObject change(ChangeRecord change) {
        return Json.createObjectBuilder()
                .add("event", "change")
                .add("at", change.at().toString())
                .add("who", change.who())
                .add("what", change.what())
                .add("subject", change.subject())
                .add("old-version", change.version() - 1)
                .add("new-version", change.version())
                .build();
    }

    /** The aliases of the secrets, never a value. */
    public static JsonObject secrets(StoreContents contents) {
        JsonArrayBuilder aliases = Json.createArrayBuilder();
        contents.entries().forEach((alias, entry) -> {
            if (entry instanceof StoreEntry.SecretEntry) {
                aliases.add(alias);
            }
        });
        return Json.createObjectBuilder()
                .add("version", contents.version())
                .add("secrets", aliases)
                .build();
    }

    /** Every key and trusted certificate; one that another tool put in has no set, use and state. */
    public static JsonObject keys(StoreContents contents, Instant now) {
        JsonArrayBuilder keys = Json.createArrayBuilder();
        contents.entries()
                .forEach((alias, entry) -> certificate(entry)
                        .ifPresent(certificate -> keys.add(key(alias, contents.key(alias), certificate, now))));
        return Json.createObjectBuilder()
                .add("version", contents.version())
                .add("keys", keys)
                .build();
    }

    /** The keys of one set and use, with what happens to them and when. */
    public static JsonObject schedule(StoreContents contents, String set, KeyUse use, Instant now) {
        List<KeyRecord> concerned = contents.keys().stream()
                .filter(key -> key.set().equals(set) && key.use() == use)
                .toList();
        JsonArrayBuilder keys = Json.createArrayBuilder();
        for (KeyRecord key : concerned) {
            JsonObjectBuilder json = Json.createObjectBuilder().add("alias", key.alias());
            keys.add(life(json, key.life(), now));
        }
        return Json.createObjectBuilder()
                .add("set", set)
                .add("use", use.word())
                .add("keys", keys)
                .build();
    }

    private static JsonObjectBuilder key(
            String alias, Optional<KeyRecord> record, X509Certificate certificate, Instant now) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("alias", alias);
        record.ifPresent(known ->
                life(json.add("set", known.set()).add("use", known.use().word()), known.life(), now));
        return json.add("algorithm", KeyText.of(certificate.getPublicKey()))
                .add("thumbprint", Thumbprint.of(certificate.getPublicKey()))
                .add("expires", certificate.getNotAfter().toInstant().toString());
    }

    private static JsonObjectBuilder life(JsonObjectBuilder json, KeyLife life, Instant now) {
        json.add("state", life.at(now).name().toLowerCase(Locale.ROOT));
        life.activeFrom().ifPresent(time -> json.add("active-from", time.toString()));
        life.retiringFrom().ifPresent(time -> json.add("retiring-from", time.toString()));
        life.retiredFrom().ifPresent(time -> json.add("retired-from", time.toString()));
        return json;
    }

    private static Optional<X509Certificate> certificate(StoreEntry entry) {
        if (entry instanceof StoreEntry.KeyEntry pair) {
            return Optional.of(pair.key().certificate());
        }
        return entry instanceof StoreEntry.TrustEntry trust ? Optional.of(trust.certificate()) : Optional.empty();
    }

    /** What the store is, and how much is in it. */
    public static JsonObject summary(StoreContents contents, String path, String format) {
        Map<String, Long> counts = contents.entries().values().stream()
                .collect(Collectors.groupingBy(StoreEntry::word, Collectors.counting()));
        return Json.createObjectBuilder()
                .add("store", path)
                .add("format", format)
                .add("version", contents.version())
                .add("secrets", counts.getOrDefault("secret", 0L))
                .add("keys", counts.getOrDefault("key", 0L))
                .add("trusted", counts.getOrDefault("trust", 0L))
                .build();
    }
}

package org.secf.administration;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Map;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.Thumbprint;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreLines;
import org.secf.keys.store.TransportKey;
import org.secf.verdict.Verdict;

/** What administrators are shown. */
record Views(Attempt attempt) {

    /** Version, format, and every alias; of keys their life. */
    JsonObject store(StoreContents contents) {
        return Json.createObjectBuilder(Map.of("store", attempt.request().store()))
                .add("format", attempt.store().file().format().name())
                .addAll(Json.createObjectBuilder(StoreLines.secrets(contents)))
                .addAll(Json.createObjectBuilder(StoreLines.keys(contents, attempt.now())))
                .build();
    }

    JsonObject log(StoreContents contents) {
        JsonArrayBuilder changes = Json.createArrayBuilder();
        contents.changes().forEach(change -> changes.add(StoreLines.change(change)));
        return Json.createObjectBuilder(Map.of("store", attempt.request().store()))
                .add("version", contents.version())
                .add("changes", changes)
                .build();
    }

    /** By the name that {@code secf key list} prints. */
    Verdict<JsonObject> transportKey(StoreContents contents) {
        return TransportKey.in(contents, attempt.now())
                .map(key -> Jwk.of(key.publicKey())
                        .withKeyId(Thumbprint.of(key.publicKey()))
                        .with(JwkUse.ENCRYPTION, SealAlgorithm.ECDH_ES.joseName()))
                .map(jwk -> Verdict.accepted(jwk.toJson()))
                .orElseGet(Administration::noTransportKey);
    }
}

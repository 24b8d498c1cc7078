package org.secf.hpke;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.verdict.Verdicts;

/** One published exchange, with the names that the file uses. */
record HpkeVector(JsonObject json, String source, String plaintext) {

    private static final HexFormat HEX = HexFormat.of();

    static List<HpkeVector> all() {
        InputStream in = HpkeVector.class.getResourceAsStream("/vectors/hpke.json");
        try (JsonReader reader = Json.createReader(Objects.requireNonNull(in))) {
            return reader.readObject().getJsonArray("testGroups").getValuesAs(JsonObject.class).stream()
                    .flatMap(HpkeVector::of)
                    .toList();
        }
    }

    private static Stream<HpkeVector> of(JsonObject group) {
        return group.getJsonArray("tests").getValuesAs(JsonObject.class).stream()
                .map(json -> new HpkeVector(json, group.getString("source"), group.getString("plaintext")));
    }

    HpkeSuite suite() {
        return Verdicts.value(HpkeSuite.of(json.getInt("kem_id"), json.getInt("kdf_id"), json.getInt("aead_id")));
    }

    int mode() {
        return json.getInt("mode");
    }

    byte[] octets(String name) {
        return HEX.parseHex(json.getString(name));
    }

    List<JsonObject> list(String name) {
        return json.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    KemKeyPair keys(String name) {
        return KemKeyPair.derive(suite().kem(), octets(name));
    }

    Optional<KemKeyPair> sender() {
        return json.containsKey("ikmS") ? Optional.of(keys("ikmS")) : Optional.empty();
    }

    Hpke hpke() {
        return json.containsKey("psk")
                ? Hpke.of(suite(), Verdicts.value(PreSharedKey.of(octets("psk_id"), octets("psk"))))
                : Hpke.of(suite());
    }

    SenderContext senderContext() {
        return Verdicts.value(hpke().sender(keys("ikmR").publicKey(), keys("ikmE"), octets("info"), sender()));
    }

    ReceiverContext receiverContext() {
        return Verdicts.value(sender().map(KemKeyPair::publicKey)
                .map(key -> hpke().setupAuthReceiver(octets("enc"), keys("ikmR"), octets("info"), key))
                .orElseGet(() -> hpke().setupReceiver(octets("enc"), keys("ikmR"), octets("info"))));
    }

    @Override
    public String toString() {
        return json.getString("comment");
    }
}

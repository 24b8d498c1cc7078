package org.secf.hpke;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.verdict.Verdicts;

/** The published exchanges, from both sides. */
class HpkeVectorsTest {

    private static final HexFormat HEX = HexFormat.of();

    static List<HpkeVector> vectors() {
        return HpkeVector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void derivesTheKeysOfTheVector(HpkeVector vector) {
        assertThat(vector.keys("ikmR").publicKey().octets()).isEqualTo(vector.octets("pkRm"));
        assertThat(vector.keys("ikmE").publicKey().octets()).isEqualTo(vector.octets("enc"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void sealsTheMessagesOfTheVector(HpkeVector vector) {
        SenderContext context = vector.senderContext();
        Map<Integer, JsonObject> printed = vector.list("encryptions").stream()
                .collect(Collectors.toMap(message -> message.getInt("seq"), message -> message));
        Map<Integer, String> sealed = new HashMap<>();
        int count = printed.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        for (int i = 0; i < count; i++) {
            byte[] message =
                    context.seal(("Count-" + i).getBytes(StandardCharsets.US_ASCII), HEX.parseHex(vector.plaintext()));
            sealed.put(i, HEX.formatHex(message));
        }

        assertThat(context.encapsulation()).isEqualTo(vector.octets("enc"));
        assertThat(sealed)
                .containsAllEntriesOf(printed.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().getString("ct"))));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void opensTheMessagesOfTheVector(HpkeVector vector) {
        ReceiverContext context = vector.receiverContext();
        for (JsonObject message : vector.list("encryptions")
                .subList(0, Math.min(2, vector.list("encryptions").size()))) {
            byte[] opened = Verdicts.value(
                    context.open(HEX.parseHex(message.getString("aad")), HEX.parseHex(message.getString("ct"))));

            assertThat(HEX.formatHex(opened)).isEqualTo(vector.plaintext());
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void exportsTheSecretsOfTheVector(HpkeVector vector) {
        SenderContext sender = vector.senderContext();
        ReceiverContext receiver = vector.receiverContext();
        for (JsonObject exported : vector.list("exports")) {
            byte[] label = HEX.parseHex(exported.getString("exporter_context"));

            assertThat(HEX.formatHex(sender.export(label, exported.getInt("L"))))
                    .isEqualTo(exported.getString("exported_value"));
            assertThat(HEX.formatHex(receiver.export(label, exported.getInt("L"))))
                    .isEqualTo(exported.getString("exported_value"));
        }
    }

    @Test
    void everySuiteIsThereInEveryMode() {
        assertThat(vectors().stream()
                        .map(vector -> vector.suite() + " " + vector.mode())
                        .distinct())
                .hasSize(HpkeKem.values().length * HpkeAead.values().length * 4);
    }

    @Test
    void everyModeIsThereAsTheRfcItselfPrintsIt() {
        assertThat(vectors().stream()
                        .filter(vector -> vector.source().equals("RFC9180"))
                        .map(vector -> vector.suite().kem() + " " + vector.mode())
                        .distinct())
                .hasSize(HpkeKem.values().length * 4);
    }

    /** Else a vector without them would be green. */
    @Test
    void everyVectorHasMessagesOrIsForExport() {
        assertThat(vectors()).allSatisfy(vector -> {
            boolean isExportOnly = vector.suite().aead() == HpkeAead.EXPORT_ONLY;
            assertThat(vector.list("encryptions").isEmpty()).isEqualTo(isExportOnly);
            assertThat(isExportOnly && vector.list("exports").isEmpty()).isFalse();
        });
    }
}

package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;

class ManifestTest {

    private static final String GOOD = """
            {"format":1,"version":7,
             "keys":[{"alias":"k1","set":"main","use":"signing","active-from":"2026-05-01T12:00:00Z"}],
             "changes":[{"version":7,"at":"2026-05-01T12:00:00Z","who":"alice","what":"secret set","subject":"x"}]}""";

    private final SortedMap<String, StoreEntry> entries =
            new TreeMap<>(java.util.Map.of("k1", new StoreEntry.KeyEntry(StoreFolder.key(KeyKind.P_256))));

    private org.secf.verdict.Verdict<StoreContents> read(String json) {
        return Manifest.read(json.getBytes(StandardCharsets.UTF_8), entries);
    }

    @Test
    void isReadAsItWasWritten() {
        KeyLife life = KeyLife.waiting()
                .activeFrom(StoreFolder.NOW)
                .until(StoreFolder.NOW.plusSeconds(1), StoreFolder.NOW.plusNanos(2_000_000_000));
        StoreContents contents = new StoreContents(
                1L << 40,
                entries,
                List.of(new KeyRecord("k1", "the \"set\"", KeyUse.DECRYPTION, life)),
                List.of(new ChangeRecord(3, StoreFolder.NOW, "älice\n", "key rotate", "main")));

        assertThat(StoreFolder.accepted(Manifest.read(Manifest.write(contents), entries)))
                .isEqualTo(contents);
    }

    @Test
    void isReadFromItsDocumentedForm() {
        StoreContents contents = StoreFolder.accepted(read(GOOD));

        assertThat(contents.version()).isEqualTo(7);
        assertThat(contents.key("k1"))
                .contains(new KeyRecord(
                        "k1", "main", KeyUse.SIGNING, KeyLife.waiting().activeFrom(StoreFolder.NOW)));
        assertThat(contents.changes())
                .containsExactly(new ChangeRecord(7, StoreFolder.NOW, "alice", "secret set", "x"));
    }

    @Test
    void forgetsAKeyThatAnotherToolRemoved() {
        entries.clear();

        assertThat(StoreFolder.accepted(read(GOOD)).keys()).isEmpty();
    }

    static List<String> broken() {
        return List.of(
                "",
                "7",
                "[]",
                "{",
                "{}",
                GOOD.replace("\"format\":1", "\"format\":2"),
                GOOD.replace("\"format\":1,", ""),
                GOOD.replace("\"version\":7,\n", ""),
                GOOD.replace("\"version\":7,\n", "\"version\":7.5,"),
                GOOD.replace("\"version\":7,\n", "\"version\":1e99,"),
                GOOD.replace("\"version\":7,\n", "\"version\":\"7\","),
                GOOD.replace("signing", "sealing"),
                GOOD.replace("\"alias\":\"k1\",", ""),
                GOOD.replace("\"keys\":[", "\"keys\":[7,"),
                GOOD.replace("\"keys\"", "\"kays\""),
                GOOD.replace("\"changes\"", "\"chunges\""),
                GOOD.replace("2026-05-01T12:00:00Z", "yesterday"),
                GOOD.replace("\"who\":\"alice\"", "\"who\":7"),
                GOOD.replace(
                        "\"active-from\"",
                        "\"retiring-from\":\"2026-05-03T12:00:00Z\",\"retired-from\":\"2026-05-02T12:00:00Z\",\"active-from\""));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedWhenItMakesNoSense(String json) {
        assertThat(StoreFolder.refusal(read(json))).isEqualTo(StoreReason.STORE_MALFORMED);
    }
}

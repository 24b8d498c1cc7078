package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;

/** The key that secrets are encrypted to on their way into a store. */
class TransportKeyTest {

    @TempDir
    private Path folder;

    private StoreFolder store;

    @BeforeEach
    void make() {
        store = new StoreFolder(folder).made();
    }

    private static Change renewed() {
        return TransportKey.renewed(EDITS, new SecureRandom(), Optional.empty(), NOW);
    }

    private Optional<OwnKey> found() {
        try (StoreContents contents = StoreFolder.accepted(store.store().read())) {
            return TransportKey.in(contents, NOW);
        }
    }

    @Test
    void isNotThereUntilSomebodyMakesIt() {
        assertThat(found()).isEmpty();
    }

    @Test
    void isOnP256AndInASetOfItsOwn() {
        assertThat(StoreFolder.accepted(store.store().change(renewed())).what()).isEqualTo("transport key");

        assertThat(found().orElseThrow().publicKey())
                .isInstanceOfSatisfying(
                        ECPublicKey.class,
                        key -> assertThat(key.getParams().getCurve().getField().getFieldSize())
                                .isEqualTo(256));
        try (StoreContents contents = StoreFolder.accepted(store.store().read())) {
            assertThat(contents.keys())
                    .singleElement()
                    .satisfies(key -> assertThat(key.isOf(TransportKey.NAME, KeyUse.DECRYPTION))
                            .isTrue());
        }
    }

    @Test
    void isReplacedByAnotherOneOnly() {
        StoreFolder.accepted(store.store().change(renewed()));
        String first = Thumbprint.of(found().orElseThrow().publicKey());

        StoreFolder.accepted(store.store().change(renewed()));

        assertThat(Thumbprint.of(found().orElseThrow().publicKey())).isNotEqualTo(first);
        assertThat(StoreFolder.refusal(store.store().change(EDITS.retire(TransportKey.NAME, NOW))))
                .isEqualTo(StoreReason.LAST_ACTIVE_KEY);
    }

    @Test
    void takesNoPlaceOfSomethingElse() {
        StoreContents other = new StoreContents(1, new TreeMap<>(), java.util.List.of(), java.util.List.of());
        StoreContents taken =
                other.with(TransportKey.NAME, new StoreEntry.SecretEntry(StoreFolder.secretOf("of another tool")));

        assertThat(StoreFolder.refusal(renewed().edit().apply(taken))).isEqualTo(StoreReason.ALIAS_TAKEN);
        assertThat(TransportKey.in(taken, NOW)).isEmpty();
    }
}

package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.refusal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.keys.Secret;

class TypedMasterTest {

    private static String text(Secret secret) {
        return secret.useText(String::new);
    }

    @Test
    void isAskedAsOftenAsNeeded() {
        try (TypedMaster master = new TypedMaster("pässword".toCharArray(), List.of())) {
            for (int i = 0; i < 2; i++) {
                try (Secret secret = accepted(master.open())) {
                    assertThat(secret.matches("pässword".getBytes(StandardCharsets.UTF_8)))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void leavesNothingWhereItWasTyped() {
        char[] typed = "canary".toCharArray();

        new TypedMaster(typed, List.of()).close();

        assertThat(typed).containsOnly('\0');
    }

    @Test
    void isGoneWhenClosed() {
        TypedMaster master = new TypedMaster("canary".toCharArray(), List.of());
        master.close();

        assertThatThrownBy(master::open).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void mayBeMasked() {
        MasterMask mask = masked -> Optional.of(StoreFolder.secretOf("behind " + masked));
        try (TypedMaster master = new TypedMaster("MASK-x;y;1".toCharArray(), List.of(mask))) {
            assertThat(text(accepted(master.open()))).isEqualTo("behind MASK-x;y;1");
        }
        try (TypedMaster master = new TypedMaster("MASK-x;y;1".toCharArray(), List.of())) {
            assertThat(refusal(master.open())).isEqualTo(StoreReason.NO_MASTER_SECRET);
        }
    }
}

package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secf.keys.store.StoreReason;
import org.secf.verdict.Rejection;

class StoreAnswerTest {

    private static StoreAnswer rejected(StoreReason reason) {
        return StoreAnswer.rejected(new Rejection(reason, "this", "that"));
    }

    /** Whoever repeats the command would make the change twice. */
    @Test
    void tellsAChangeThatIsPerhapsNotOnDiskFromNone() {
        assertThat(rejected(StoreReason.STORE_NOT_WRITTEN).exitCode()).isEqualTo(1);
        assertThat(rejected(StoreReason.STORE_NOT_FORCED).exitCode()).isEqualTo(3);
        assertThat(rejected(StoreReason.STORE_NOT_FORCED).lines())
                .singleElement()
                .asString()
                .contains("\"reason\":\"STORE_NOT_FORCED\"", "\"expected\":\"this\"", "\"received\":\"that\"");
    }
}

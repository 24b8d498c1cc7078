package org.secf.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OnwardTest {

    @Test
    void isFreeWhereNothingIsSaid() {
        assertThat(Onward.FREE.to("anywhere")).contains(Onward.FREE);
    }

    @Test
    void countsDownToNothing() {
        Onward once = new Onward(OptionalInt.of(1), List.of());

        assertThat(once.to("a")).contains(new Onward(OptionalInt.of(0), List.of()));
        assertThat(once.to("a").orElseThrow().to("b")).isEmpty();
    }

    @Test
    void goesToTheNamedAudiencesOnlyAndNamesThemOn() {
        Onward named = new Onward(OptionalInt.empty(), List.of("a", "b"));

        assertThat(named.to("b")).contains(named);
        assertThat(named.to("c")).isEmpty();
    }

    @Test
    void isNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Onward(OptionalInt.of(-1), List.of()));
    }
}

package org.secf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prints the scoreboard and keeps each line of it. */
class ScoreboardTest {

    private static final Scoreboard BOARD = Scoreboard.of(Classes.ofProduct(), Repository.here());

    static Iterable<Scoreboard.Line> lines() {
        return BOARD.lines();
    }

    @Test
    void isPrinted() {
        System.out.println(BOARD.table());

        assertThat(BOARD.table()).contains("package cycles").doesNotContain("LOST");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void lineIsKept(Scoreboard.Line line) {
        assertThat(line.kept())
                .as(line.title() + ": measured " + line.measured())
                .isTrue();
    }

    @Test
    void aLostLineShows() {
        assertThat(Scoreboard.Line.exactly("package cycles", 1, 0).kept()).isFalse();
        assertThat(Scoreboard.Line.atMost("median", 61, 60).kept()).isFalse();
    }
}

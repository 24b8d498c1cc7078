package org.secf.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private enum Rule implements Reason {
        TOO_SHORT,
        TOO_LONG;

        @Override
        public String clause() {
            return "test §1";
        }
    }

    @Nested
    class Steps {

        @Test
        void runTheNextStepOnWhatWasAccepted() {
            Verdict<Integer> length = Verdict.accepted("four").then(text -> Verdict.accepted(text.length()));
            assertThat(length.<Object>fold(value -> value, refusal -> refusal)).isEqualTo(4);
        }

        @Test
        void passARejectionThroughWithoutRunning() {
            List<String> ran = new ArrayList<>();
            Verdict<String> verdict = Verdict.<String>rejected(Rule.TOO_SHORT, "3", "2")
                    .map(text -> {
                        ran.add(text);
                        return text;
                    });
            assertThat(ran).isEmpty();
            assertThat(verdict.rejection()).map(Rejection::reason).contains(Rule.TOO_SHORT);
        }

        @Test
        @SuppressWarnings("NullAway") // the forbidden thing is what is tried
        void neverAcceptNothing() {
            assertThatThrownBy(() -> Verdict.accepted(null)).isInstanceOf(NullPointerException.class);
        }
    }

    @Nested
    class Checks {

        @Test
        void stopAtTheFirstRefusal() {
            List<Integer> ran = new ArrayList<>();
            Check<String> holds = text -> {
                ran.add(1);
                return Check.HOLDS;
            };
            Check<String> refuses = text -> {
                ran.add(2);
                return Check.refused(Rule.TOO_SHORT, "3", "2");
            };
            Check<String> later = text -> {
                ran.add(3);
                return Check.refused(Rule.TOO_LONG, "", "");
            };
            assertThat(Check.all(List.of(holds, refuses, later), "x").rejection())
                    .map(Rejection::reason)
                    .contains(Rule.TOO_SHORT);
            assertThat(ran).containsExactly(1, 2);
        }

        @Test
        void acceptWhatEveryOneLetsPass() {
            assertThat(Check.all(List.of(text -> Check.HOLDS), "x").rejection()).isEqualTo(Optional.empty());
        }
    }

    @Nested
    class Details {

        @Test
        void cannotForgeALogLine() {
            Rejection rejection = new Rejection(Rule.TOO_LONG, "a", "b\r\nINFO all is well \u202E\u0000");
            assertThat(rejection.detail()).doesNotContain("\r", "\n", "\u202E", "\u0000");
        }

        @Test
        void areBounded() {
            assertThat(new Rejection(Rule.TOO_LONG, "a", "x".repeat(1_000_000)).detail())
                    .hasSizeLessThan(400);
        }
    }
}

package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.secf.identity.Caller;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Reason;

/** What is expected of an outcome. */
final class Outcomes {

    private Outcomes() {}

    static void assertRefused(Outcome outcome, Reason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().reason()).isEqualTo(reason));
    }

    /** The caller who was let in. */
    static Caller assertIn(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Established.class);
        return ((Outcome.Established) outcome).caller();
    }
}

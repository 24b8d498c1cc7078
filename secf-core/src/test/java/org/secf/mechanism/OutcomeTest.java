package org.secf.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secf.http.HttpReason;
import org.secf.http.Reply;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.verdict.Rejection;

class OutcomeTest {

    private static final Caller ALICE = new AuthenticatedCaller(
            "alice",
            Set.of(),
            Map.of(),
            new Evidence("test", "test", Instant.EPOCH, Optional.empty(), Optional.empty()),
            List.of());

    private static final Outcome.Reactions<String> NAMES = new Outcome.Reactions<>() {
        @Override
        public String established(Outcome.Established outcome) {
            return "established";
        }

        @Override
        public String loggedIn(Outcome.LoggedIn outcome) {
            return "loggedIn";
        }

        @Override
        public String replied(Outcome.Replied outcome) {
            return "replied";
        }

        @Override
        public String abstained() {
            return "abstained";
        }

        @Override
        public String refused(Outcome.Refused outcome) {
            return "refused";
        }
    };

    @Test
    void reachesTheReactionOfItsOwnKind() {
        Rejection rejection = new Rejection(HttpReason.NOT_A_FORM, "", "");
        assertThat(Outcome.established(ALICE).fold(NAMES)).isEqualTo("established");
        assertThat(Outcome.loggedIn(ALICE, Instant.EPOCH, Reply.redirect("/")).fold(NAMES))
                .isEqualTo("loggedIn");
        assertThat(Outcome.replied(Reply.status(200)).fold(NAMES)).isEqualTo("replied");
        assertThat(Outcome.abstained().fold(NAMES)).isEqualTo("abstained");
        assertThat(Outcome.refused(rejection).fold(NAMES)).isEqualTo("refused");
    }
}

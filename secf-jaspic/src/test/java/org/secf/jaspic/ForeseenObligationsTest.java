package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.http.Bodies;
import org.secf.identity.Caller;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.verdict.Check;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Demands of which is known beforehand that they cannot be met, and what a sealer knows of the request. */
class ForeseenObligationsTest {

    private static final Facts FRESH = Facts.of(new Freshness("toy", Freshness.Source.NONCE, "k"));

    private final FakeServer client = new FakeServer();
    private final HeldServer server = new HeldServer();
    private final MessageState state = MessageState.of(client.request());
    private final List<Reason> refusals = new ArrayList<>();
    private final Obligations obligations =
            new Obligations(client.request(), server.response(), state, rejection -> refusals.add(rejection.reason()));

    /** Cannot do without what was verified. */
    private record Addressing(List<String> callers) implements ResponseSealer {

        @Override
        public String name() {
            return "addressing";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public Optional<Rejection> impediment(ResponseMessage head) {
            callers.add(head.callerName().orElse("nobody"));
            return head.facts().freshness().isEmpty()
                    ? Check.refused(ResponseReason.SEALER_FAILED, "a fresh request", "another")
                    : Check.HOLDS;
        }

        @Override
        public Verdict<SealedMessage> seal(ResponseMessage response, Bodies bodies) {
            return impediment(response)
                    .map(Verdict::<SealedMessage>rejected)
                    .orElseGet(() -> Verdict.accepted(SealedMessage.with(List.of())));
        }
    }

    private record Failing() implements ResponseSealer {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public Optional<Rejection> impediment(ResponseMessage head) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Verdict<SealedMessage> seal(ResponseMessage response, Bodies bodies) {
            return Verdict.accepted(SealedMessage.with(List.of()));
        }
    }

    private void answer() throws IOException {
        obligations.response().getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
        obligations.response().complete();
    }

    /** So that the resource does nothing; its refusal is answered as it is. */
    @Test
    void refuseTheDemandAndLeaveTheResponse() throws IOException {
        assertThat(obligations.require(new Addressing(new ArrayList<>()))).isPresent();

        answer();

        assertThat(server.body()).isEqualTo("hello");
        assertThat(refusals).isEmpty();
    }

    @Test
    void areMetWhereNothingIsInTheWay() throws IOException {
        state.add(FRESH);
        assertThat(obligations.require(new Addressing(new ArrayList<>()))).isEmpty();

        answer();

        assertThat(server.body()).isEqualTo("hello");
        assertThat(refusals).isEmpty();
    }

    /** There is nobody yet who could be refused, so nothing may be answered without. */
    @Test
    void makeAnErrorWhereAGuardDemanded() throws IOException {
        assertThat(obligations.add(new Addressing(new ArrayList<>()))).isEmpty();

        answer();

        assertThat(server.body()).isEmpty();
        assertThat(refusals).containsExactly(ResponseReason.SEALER_FAILED);
    }

    @Test
    void areRefusedWhereTheSealerFails() {
        assertThat(obligations.require(new Failing()).orElseThrow().reason()).isEqualTo(ResponseReason.SEALER_FAILED);
    }

    /** Who became the caller only while the resource worked is the caller. */
    @Test
    void areForWhoeverIsTheCaller() throws IOException {
        state.add(FRESH);
        List<String> callers = new ArrayList<>();
        obligations.require(new Addressing(callers));
        client.attributes.put(Caller.class.getName(), Sample.caller("alice"));

        answer();

        assertThat(callers).containsExactly("nobody", "alice");
    }
}

package org.secf.gba;

import java.util.Optional;
import org.secf.verdict.Rejection;

/** A card without plastic: the subscriber's side of TS 33.102 §6.3.3, for gateways and devices that have none. For many threads at once. */
public final class SubscriberCard {

    private final AkaFunctions functions;
    private final SequenceMemory memory;

    /**
     * One that nobody copied: two with one key refuse each other's challenges.
     *
     * @param memory of numbers that were accepted, also before a restart
     */
    public SubscriberCard(AkaFunctions functions, SequenceMemory memory) {
        this.functions = functions;
        this.memory = memory;
    }

    /** What the card makes of a challenge. */
    public sealed interface Outcome {

        /** The network is who it says; the keys are for this challenge. */
        record Answered(AkaKeys keys) implements Outcome {}

        /**
         * The network is behind, or replayed.
         *
         * @param auts says where the card is, 14 octets
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record OutOfStep(Rejection rejection, byte[] auts) implements Outcome {}

        /** Somebody else made the challenge. */
        record Refused(Rejection rejection) implements Outcome {}

        /** Why there is no answer, if there is none. */
        default Optional<Rejection> refusal() {
            if (this instanceof OutOfStep step) {
                return Optional.of(step.rejection());
            }
            return this instanceof Refused refused ? Optional.of(refused.rejection()) : Optional.empty();
        }
    }

    /** Answers. The code is compared before the number is looked at, so that nobody else learns where the card is. */
    public Outcome answer(AkaNonce nonce) {
        byte[] random = nonce.random();
        AuthenticationToken token = AuthenticationToken.of(nonce.token());
        AkaKeys keys = functions.keys(random);
        SequenceNumber number = SequenceNumber.of(keys.anonymity().use(ak -> Octets.xor(token.hiddenNumber(), ak)));
        if (!functions.codes(random, number, token.management()).network().matches(token.code())) {
            keys.close();
            return new Outcome.Refused(
                    new Rejection(AkaReason.WRONG_NETWORK_CODE, "MAC-A of this subscriber's network", "another"));
        }
        if (!memory.accept(number)) {
            keys.close();
            SequenceNumber greatest = memory.greatest();
            return new Outcome.OutOfStep(
                    new Rejection(
                            AkaReason.SEQUENCE_NUMBER_OUT_OF_RANGE,
                            "a number that was not used, not too far after " + greatest,
                            number.toString()),
                    AuthenticationCentre.auts(functions, random, greatest));
        }
        return new Outcome.Answered(keys);
    }
}

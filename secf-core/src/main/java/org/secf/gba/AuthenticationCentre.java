package org.secf.gba;

import java.util.Arrays;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** The network's side for one subscriber (TS 33.102 §6.3.2 and §6.3.5). For many threads at once. */
public final class AuthenticationCentre {

    private static final int AUTS = 14;
    private static final int NUMBER = 6;

    /** AMF* of the code for resynchronisation is zero, as it does not go over the air. */
    private static final byte[] NO_MANAGEMENT = new byte[2];

    private final AkaFunctions functions;

    /** For a subscriber with these functions. */
    public AuthenticationCentre(AkaFunctions functions) {
        this.functions = functions;
    }

    /**
     * One authentication vector.
     *
     * @param random RAND, 16 octets that nobody could guess
     * @param number one that was never used for this subscriber
     * @param management AMF, 2 octets
     */
    public AuthenticationVector vector(byte[] random, SequenceNumber number, byte[] management) {
        AkaKeys keys = functions.keys(random);
        byte[] hidden = keys.anonymity().use(ak -> Octets.xor(number.octets(), ak));
        byte[] code = functions.codes(random, number, management).network().use(byte[]::clone);
        byte[] token = new AuthenticationToken(hidden, Octets.exactly(2, management, "AMF"), code).octets();
        return new AuthenticationVector(random, token, keys);
    }

    /**
     * Reads where the card is. Only then may the subscriber's number be set to it: whoever could set it otherwise could replay old challenges.
     *
     * @param random RAND of the challenge that the card answered
     * @param auts as received
     * @return SQN_MS; refused with an {@link AkaReason}
     */
    public Verdict<SequenceNumber> resynchronised(byte[] random, byte[] auts) {
        if (auts.length != AUTS) {
            return Verdict.rejected(AkaReason.MALFORMED_AUTS, AUTS + " octets", auts.length + " octets");
        }
        byte[] hidden = Arrays.copyOf(auts, NUMBER);
        SequenceNumber number;
        try (AkaKeys keys = functions.keys(random)) {
            number = SequenceNumber.of(keys.resynchronisation().use(ak -> Octets.xor(hidden, ak)));
        }
        Secret expected = functions.codes(random, number, NO_MANAGEMENT).resynchronisation();
        return expected.matches(Arrays.copyOfRange(auts, NUMBER, AUTS))
                ? Verdict.accepted(number)
                : Verdict.rejected(AkaReason.WRONG_CARD_CODE, "MAC-S of this subscriber's card", "another");
    }

    /** AUTS as a card with that memory answers; here, so that both sides calculate one thing once. */
    static byte[] auts(AkaFunctions functions, byte[] random, SequenceNumber number) {
        byte[] hidden;
        try (AkaKeys keys = functions.keys(random)) {
            hidden = keys.resynchronisation().use(ak -> Octets.xor(number.octets(), ak));
        }
        byte[] code = functions
                .codes(random, number, NO_MANAGEMENT)
                .resynchronisation()
                .use(byte[]::clone);
        return Octets.joined(hidden, code);
    }
}

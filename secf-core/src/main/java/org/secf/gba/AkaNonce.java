package org.secf.gba;

import java.util.Arrays;
import java.util.Base64;
import org.secf.verdict.Verdict;

/**
 * RAND and AUTN as the {@code nonce} of a digest challenge (RFC 3310 §3.2).
 *
 * @param random RAND, 16 octets
 * @param token AUTN, 16 octets
 * @param serverData what the server adds for itself
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AkaNonce(byte[] random, byte[] token, byte[] serverData) {

    static final int RANDOM = 16;

    private static final int LONGEST = 1024;
    private static final int LEAST = RANDOM + AuthenticationToken.OCTETS;

    /**
     * Checks lengths.
     *
     * @throws IllegalArgumentException when RAND or AUTN has another than 16 octets
     */
    public AkaNonce {
        random = Octets.exactly(RANDOM, random, "RAND");
        token = Octets.exactly(AuthenticationToken.OCTETS, token, "AUTN");
        serverData = serverData.clone();
    }

    @Override
    public byte[] random() {
        return random.clone();
    }

    @Override
    public byte[] token() {
        return token.clone();
    }

    @Override
    public byte[] serverData() {
        return serverData.clone();
    }

    /** For a vector, without server data. */
    public static AkaNonce of(AuthenticationVector vector) {
        return new AkaNonce(vector.random(), vector.token(), new byte[0]);
    }

    /** As in a header field. */
    public static Verdict<AkaNonce> parse(String text) {
        if (text.length() > LONGEST) {
            return Verdict.rejected(
                    AkaReason.MALFORMED_NONCE, "at most " + LONGEST + " characters", text.length() + " characters");
        }
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            return octets.length < LEAST
                    ? Verdict.rejected(
                            AkaReason.MALFORMED_NONCE, "at least " + LEAST + " octets", octets.length + " octets")
                    : Verdict.accepted(new AkaNonce(
                            Arrays.copyOf(octets, RANDOM),
                            Arrays.copyOfRange(octets, RANDOM, LEAST),
                            Arrays.copyOfRange(octets, LEAST, octets.length)));
        } catch (IllegalArgumentException noBase64) {
            return Verdict.rejected(AkaReason.MALFORMED_NONCE, "base64", "something else");
        }
    }

    /** As in a header field. */
    public String text() {
        return Base64.getEncoder().encodeToString(Octets.joined(random, token, serverData));
    }

    /** Without octets: they are no secret, but nobody reads them. */
    @Override
    public String toString() {
        return "a challenge";
    }
}

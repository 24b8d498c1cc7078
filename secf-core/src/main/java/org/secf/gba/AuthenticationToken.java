package org.secf.gba;

import java.util.Arrays;

/**
 * AUTN: by which the network proves itself to the card (TS 33.102 §6.3.2).
 *
 * @param hiddenNumber SQN exclusive-or AK, 6 octets
 * @param management AMF, 2 octets
 * @param code MAC-A, 8 octets
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AuthenticationToken(byte[] hiddenNumber, byte[] management, byte[] code) {

    static final int OCTETS = 16;

    private static final int NUMBER = 6;
    private static final int CODE_AT = 8;

    static AuthenticationToken of(byte[] octets) {
        byte[] all = Octets.exactly(OCTETS, octets, "AUTN");
        return new AuthenticationToken(
                Arrays.copyOf(all, NUMBER),
                Arrays.copyOfRange(all, NUMBER, CODE_AT),
                Arrays.copyOfRange(all, CODE_AT, OCTETS));
    }

    byte[] octets() {
        return Octets.joined(hiddenNumber, management, code);
    }
}

package org.secf.saml.response;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.secf.der.Der;
import org.secf.der.DerWriter;

/** Signatures of ECDSA as a sequence of two numbers (RFC 3279 §2.2.3), which every provider verifies. */
final class DerSignature {

    private static final int POSITIVE = 1;
    private static final int INTEGER = 2;

    private DerSignature() {}

    /**
     * Of two numbers side by side (xmldsig-core §6.4.3).
     *
     * @throws IllegalArgumentException where they are not as long as the key, or not within its order
     */
    static byte[] of(byte[] sideBySide, ECPublicKey key) {
        int octets = (key.getParams().getOrder().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
        if (sideBySide.length != octets + octets) {
            throw new IllegalArgumentException(sideBySide.length + " octets");
        }
        return DerWriter.element(
                Der.SEQUENCE,
                number(Arrays.copyOf(sideBySide, octets), key),
                number(Arrays.copyOfRange(sideBySide, octets, sideBySide.length), key));
    }

    /** Early releases of the JDK 17 take zeros for a good signature of anything (CVE-2022-21449). */
    private static byte[] number(byte[] magnitude, ECPublicKey key) {
        BigInteger number = new BigInteger(POSITIVE, magnitude);
        if (number.signum() == 0 || number.compareTo(key.getParams().getOrder()) >= 0) {
            throw new IllegalArgumentException("a number out of range");
        }
        return DerWriter.element(INTEGER, number.toByteArray());
    }
}

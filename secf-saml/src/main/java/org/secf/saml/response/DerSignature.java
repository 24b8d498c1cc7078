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
     * @throws IllegalArgumentException where they are not as long as the key
     */
    static byte[] of(byte[] sideBySide, ECPublicKey key) {
        int octets = (key.getParams().getOrder().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
        if (sideBySide.length != octets + octets) {
            throw new IllegalArgumentException(sideBySide.length + " octets");
        }
        return DerWriter.element(
                Der.SEQUENCE,
                number(Arrays.copyOf(sideBySide, octets)),
                number(Arrays.copyOfRange(sideBySide, octets, sideBySide.length)));
    }

    private static byte[] number(byte[] magnitude) {
        return DerWriter.element(INTEGER, new BigInteger(POSITIVE, magnitude).toByteArray());
    }
}

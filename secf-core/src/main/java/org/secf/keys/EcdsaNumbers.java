package org.secf.keys;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

/** The two numbers of a signature by ECDSA, side by side (RFC 7518 §3.4, xmldsig-core §6.4.3). */
public final class EcdsaNumbers {

    private static final int POSITIVE = 1;

    private EcdsaNumbers() {}

    /**
     * Whether both may be those of a signature by the key: as long as the order of its curve, not zero, and less than the order (SEC 1 §4.1.4). Early releases of
     * the JDK 17 take zeros for a good signature of anything (CVE-2022-21449). Of a key that is not for ECDSA nothing is asked.
     */
    public static boolean areInRange(byte[] sideBySide, PublicKey key) {
        if (!(key instanceof ECPublicKey curve)) {
            return true;
        }
        BigInteger order = curve.getParams().getOrder();
        int octets = (order.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
        return sideBySide.length == octets + octets
                && isInRange(Arrays.copyOf(sideBySide, octets), order)
                && isInRange(Arrays.copyOfRange(sideBySide, octets, sideBySide.length), order);
    }

    private static boolean isInRange(byte[] magnitude, BigInteger order) {
        BigInteger number = new BigInteger(POSITIVE, magnitude);
        return number.signum() > 0 && number.compareTo(order) < 0;
    }
}

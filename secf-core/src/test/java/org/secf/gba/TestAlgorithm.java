package org.secf.gba;

import java.util.Arrays;
import org.secf.keys.Secret;

/** The functions of TS 34.108 §8.1.2, by which test equipment is tested. They protect nothing. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestAlgorithm(byte[] key) implements AkaFunctions {

    @Override
    public AkaKeys keys(byte[] random) {
        byte[] out = Octets.xor(key, random);
        return new AkaKeys(
                Secret.taking(out.clone()),
                Secret.taking(rotated(out, 1)),
                Secret.taking(rotated(out, 2)),
                Secret.taking(Arrays.copyOf(rotated(out, 3), 6)),
                Secret.taking(Arrays.copyOf(rotated(out, 3), 6)));
    }

    @Override
    public AkaCodes codes(byte[] random, SequenceNumber number, byte[] management) {
        byte[] out = Arrays.copyOf(Octets.xor(key, random), 8);
        byte[] code = Octets.xor(out, Octets.joined(number.octets(), management));
        return new AkaCodes(Secret.taking(code.clone()), Secret.taking(code));
    }

    private static byte[] rotated(byte[] octets, int by) {
        byte[] result = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            result[i] = octets[(i + by) % octets.length];
        }
        return result;
    }
}

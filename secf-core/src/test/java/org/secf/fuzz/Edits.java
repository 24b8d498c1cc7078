package org.secf.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What somebody between makes of octets that only a key can make. The fuzzer writes a script of changes, since it would not find the octets themselves, which are
 * others at each start: four octets for each change, or {@code 0xFF} and any octets in place of all.
 */
public final class Edits {

    private static final int SIZE = 4;
    private static final int ANY = 0xFF;

    private Edits() {}

    /** The octets after all changes; without a script the octets as they are. */
    public static byte[] of(byte[] octets, byte[] script) {
        if (script.length > 0 && Byte.toUnsignedInt(script[0]) == ANY) {
            return Arrays.copyOfRange(script, 1, script.length);
        }
        byte[] all = octets;
        for (int at = 0; at + SIZE <= script.length; at += SIZE) {
            int place = Byte.toUnsignedInt(script[at + 1]) << Byte.SIZE | Byte.toUnsignedInt(script[at + 2]);
            all = changed(all, Byte.toUnsignedInt(script[at]) % 4, place % (all.length + 1), script[at + 3]);
        }
        return all;
    }

    private static byte[] changed(byte[] octets, int change, int place, byte value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(octets, 0, place);
        if (change == 0 || change == 1) {
            out.write(value);
        }
        int rest = Math.min(octets.length, change == 1 ? place : place + 1);
        if (change != 3) {
            out.write(octets, rest, octets.length - rest);
        }
        return out.toByteArray();
    }
}

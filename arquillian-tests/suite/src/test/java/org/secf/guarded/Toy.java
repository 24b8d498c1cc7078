package org.secf.guarded;

import java.util.zip.CRC32;

/** Fields and arithmetic of the toy guard. */
public final class Toy {

    /** Who sends the message. */
    public static final String SIGNER = "Toy-Signer";

    /** The sum over the body as it is sent. */
    public static final String SUM = "Toy-Sum";

    /** A text that no other message has. */
    public static final String ONCE = "Toy-Once";

    /** Whether the response must be sealed. */
    public static final String ANSWER = "Toy-Answer";

    /** Of a response: status, media type, the sum over the body, and who asked. */
    public static final String SEAL = "Toy-Seal";

    private Toy() {}

    /** Makes a body unreadable, and readable again. */
    public static byte[] turned(byte[] body) {
        byte[] turned = body.clone();
        for (int i = 0; i < turned.length; i++) {
            turned[i] ^= 0x2a;
        }
        return turned;
    }

    /** Over a whole body. */
    public static String sum(byte[] body) {
        CRC32 sum = new CRC32();
        sum.update(body, 0, body.length);
        return Long.toHexString(sum.getValue());
    }
}

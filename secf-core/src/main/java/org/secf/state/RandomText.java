package org.secf.state;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random identifiers of 128 bits and more. */
public final class RandomText {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private RandomText() {}

    /** 128 random bits as an XML id: an underscore and 32 hexadecimal digits. */
    public static String xmlId(SecureRandom random) {
        return "_" + HexFormat.of().formatHex(octets(random, 16));
    }

    /** 256 random bits, base64url without padding: 43 characters. */
    public static String secret(SecureRandom random) {
        return BASE64URL.encodeToString(octets(random, 32));
    }

    /** 64 random bits for a person to read out, in hexadecimal. */
    public static String correlation(SecureRandom random) {
        return HexFormat.of().formatHex(octets(random, 8));
    }

    private static byte[] octets(SecureRandom random, int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }
}

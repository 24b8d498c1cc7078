package org.secf.agreed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.secf.keys.Secret;

/** Authentication codes by the keys of an association, as a protocol over it would make them. */
public final class Codes {

    private static final String ALGORITHM = "HmacSHA256";

    private Codes() {}

    /** Of a message. */
    public static byte[] of(Secret key, byte[] message) {
        return key.use(octets -> {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(octets, ALGORITHM));
                return mac.doFinal(message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Whether it is of that message. */
    public static boolean isGood(Secret key, byte[] message, byte[] code) {
        return MessageDigest.isEqual(of(key, message), code);
    }

    /** A text as it goes over the line. */
    public static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

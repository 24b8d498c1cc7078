package org.secf.gba;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;

/** The key derivation function of TS 33.220 Annex B.2: HMAC-SHA-256 over a function code and parameters, each followed by its length. */
final class KeyDerivation {

    private static final int LONGEST_PARAMETER = 0xFFFF;

    private final Crypto crypto;

    KeyDerivation(Crypto crypto) {
        this.crypto = crypto;
    }

    /**
     * 32 octets.
     *
     * @param code FC, one octet
     * @throws IllegalArgumentException when a parameter is longer than 65535 octets
     */
    Secret derived(Secret key, int code, byte[]... parameters) {
        byte[] input = input(code, parameters);
        return key.use(octets -> {
            try {
                Mac mac = crypto.mac("HmacSHA256");
                mac.init(new SecretKeySpec(octets, "HmacSHA256"));
                return Secret.taking(mac.doFinal(input));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java platform has no HmacSHA256", e);
            }
        });
    }

    /** S: FC, P0, L0, P1, L1 and so on; lengths have two octets, the higher first. */
    private static byte[] input(int code, byte[]... parameters) {
        byte[] all = {(byte) code};
        for (byte[] parameter : parameters) {
            int length = parameter.length;
            if (length > LONGEST_PARAMETER) {
                throw new IllegalArgumentException("expected a parameter of at most 65535 octets, received " + length);
            }
            all = Octets.joined(all, parameter, new byte[] {(byte) (length >> Byte.SIZE), (byte) length});
        }
        return all;
    }

    /** A text parameter: normalised, so that one name has one key however it was typed (Annex B.2.1.2). */
    static byte[] octets(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
